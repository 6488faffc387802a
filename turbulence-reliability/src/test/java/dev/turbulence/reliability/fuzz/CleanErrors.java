package dev.turbulence.reliability.fuzz;

/** What makes an error clean: it says what is wrong, and where. */
final class CleanErrors {

    private CleanErrors() {}

    /**
     * The kind of an error, for comparisons.
     *
     * @param place what its message has to name
     * @throws Finding if it does not
     */
    static String require(RuntimeException error, String place) {
        String message = error.getMessage();
        if (message == null || message.isBlank() || !message.contains(place)) {
            throw new Finding("An error that does not name " + place + ": " + message, error);
        }
        return "refused: " + error.getClass().getSimpleName();
    }
}
