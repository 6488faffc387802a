package dev.turbulence.maven;

import dev.turbulence.report.ReportFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/** What a build wants reports to be written as. */
final class Formats {

    private Formats() {}

    /** @throws MojoExecutionException if a word names no format */
    static Set<ReportFormat> parse(List<String> words) throws MojoExecutionException {
        Set<ReportFormat> wanted = EnumSet.noneOf(ReportFormat.class);
        for (String word : words) {
            try {
                wanted.add(ReportFormat.parse(word));
            } catch (IllegalArgumentException e) {
                throw new MojoExecutionException("turbulence.formats: " + e.getMessage(), e);
            }
        }
        return wanted;
    }
}
