/** Runs as Markdown, in the dialect of GitHub and GitLab. */
package dev.turbulence.report.internal.markdown;
