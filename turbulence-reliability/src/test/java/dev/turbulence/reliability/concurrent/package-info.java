/** Several processes and threads at work on the same runs at the same time. */
package dev.turbulence.reliability.concurrent;
