/** What the packages of this module share. No API. */
package dev.turbulence.report.internal;
