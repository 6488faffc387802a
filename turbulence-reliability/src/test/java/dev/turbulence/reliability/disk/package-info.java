/** Disks that are full, slow or not to be written to, folders that are not there, and names that are odd. */
package dev.turbulence.reliability.disk;
