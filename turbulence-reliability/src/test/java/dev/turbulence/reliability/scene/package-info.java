/** What the tests of faults share: a service, scenarios that are played on it, a process that plays them, and questions. */
package dev.turbulence.reliability.scene;
