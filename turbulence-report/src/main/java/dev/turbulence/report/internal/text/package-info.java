/**
 * Text that came from a system under test, and how it gets into what others read: {@link dev.turbulence.report.internal.text.Brief}
 * cuts it, {@link dev.turbulence.storage.gate.PlainText} shows what a reader would obey, and
 * {@link dev.turbulence.report.internal.text.Markup} is the only way into XML and HTML.
 */
package dev.turbulence.report.internal.text;
