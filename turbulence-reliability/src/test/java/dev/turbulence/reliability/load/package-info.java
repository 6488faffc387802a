/** Long, wide and large runs, played by the engine against a service of one thread on the loopback interface. */
package dev.turbulence.reliability.load;
