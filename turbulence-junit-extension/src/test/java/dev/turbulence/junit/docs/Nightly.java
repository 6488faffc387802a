package dev.turbulence.junit.docs;

import dev.turbulence.junit.TurbulenceRun;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@TurbulenceRun(runsDirectory = "target/nightly/runs", optional = true)
@Retention(RetentionPolicy.RUNTIME)
public @interface Nightly {}
