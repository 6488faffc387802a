package dev.turbulence.engine.redaction;

import dev.turbulence.engine.redaction.CredentialNames.Kind;

/**
 * Finds, in any text, values that stand beside a credential's name: {@code "name": "value"} as in JSON, also in JSON that
 * stands in a string or is broken, {@code name=value} as in forms and queries; and the user information of URLs.
 */
final class NamedValues {
    private static final String ENDS_OF_VALUES = "&;,\"'<>\\#)]}| \t\r\n";
    private static final String IN_NAMES_OF_PAIRS = "_-.%[]~";
    private static final String AFTER_SCHEME = "://";
    private static final String ENDS_OF_AUTHORITIES = "/\"'<>\\?#,;) \t\r\n";

    private final CredentialNames names;

    NamedValues(CredentialNames names) {
        this.names = names;
    }

    /** Takes what is found. */
    @FunctionalInterface
    interface Found {
        /** The characters {@code from} to {@code to} of the text are a value of this kind. */
        void value(Kind kind, int from, int to);
    }

    /** Tells of every value that is to be hidden. */
    void find(String text, Found found) {
        new Search(text, found).search();
    }

    /** Whether there is any; in doubt, and of whole objects and arrays beside such a name, yes. */
    boolean mayBeIn(String json) {
        return new Search(json, null).search();
    }

    /** One search through one text. Stops at the first value when there is nobody to tell. */
    private final class Search {
        private final String text;
        private final Found found;
        /** Where the latest value ended. */
        private int taken;

        Search(String text, Found found) {
            this.text = text;
            this.found = found;
        }

        boolean search() {
            return members() || pairs() || users();
        }

        /** Where to look on: what was taken is hidden as a whole, whatever it holds. */
        private int after(int position) {
            return Math.max(position + 1, taken);
        }

        private boolean members() {
            for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', after(colon))) {
                int end = colon - 1;
                while (end > 0 && isSpace(text.charAt(end))) {
                    end--;
                }
                if (end > 0 && text.charAt(end) == '"' && member(end, colon)) {
                    return true;
                }
            }
            return false;
        }

        /** @param end the quote after the name */
        private boolean member(int end, int colon) {
            int last = end - 1;
            while (last >= 0 && text.charAt(last) == '\\') {
                last--;
            }
            int start = last;
            int hash = 0;
            boolean escaped = false;
            for (; start >= 0 && text.charAt(start) != '"'; start--) {
                escaped |= text.charAt(start) == '\\';
                hash = CredentialNames.step(hash, text.charAt(start));
            }
            if (start < 0) {
                return false;
            }
            boolean quoteInName = last == end - 1 && start > 0 && text.charAt(start - 1) == '\\';
            if ((escaped || quoteInName) && found == null) {
                return true;
            }
            Kind kind = names.kind(text, start + 1, last + 1, hash);
            return kind != Kind.PLAIN && memberValue(kind, colon + 1);
        }

        private boolean memberValue(Kind kind, int after) {
            int from = after;
            while (from < text.length() && isSpace(text.charAt(from))) {
                from++;
            }
            if (found == null && from < text.length() && (text.charAt(from) == '{' || text.charAt(from) == '[')) {
                return true;
            }
            return value(kind, from);
        }

        private boolean pairs() {
            taken = 0;
            for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', after(equals))) {
                int start = equals;
                int hash = 0;
                while (start > 0 && isInPairName(text.charAt(start - 1))) {
                    start--;
                    hash = CredentialNames.step(hash, text.charAt(start));
                }
                boolean compared = equals + 1 < text.length() && text.charAt(equals + 1) == '=';
                if (start < equals && !compared) {
                    Kind kind = names.kind(text, start, equals, hash);
                    if (kind != Kind.PLAIN && value(kind, equals + 1)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean value(Kind kind, int from) {
            int quote = from;
            while (quote < text.length() && text.charAt(quote) == '\\') {
                quote++;
            }
            if (quote < text.length() && text.charAt(quote) == '"') {
                return take(kind, quote + 1, closing(quote + 1, quote - from));
            }
            int to = endOfValue(from);
            if (to < text.length() && text.charAt(to) == ' ' && Credential.isScheme(text.substring(from, to))) {
                to = endOfValue(to + 1);
            }
            boolean literal = isLiteral(from, to);
            return (!literal || kind == Kind.CERTAIN && isNumber(from)) && take(kind, from, to);
        }

        private int endOfValue(int from) {
            int to = from;
            while (to < text.length() && ENDS_OF_VALUES.indexOf(text.charAt(to)) < 0) {
                to++;
            }
            return to;
        }

        /** Where a string ends whose quotes stand behind so many backslashes. */
        private int closing(int from, int backslashes) {
            int before = 0;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && before >= backslashes && (before - backslashes) / (backslashes + 1) % 2 == 0) {
                    return i - backslashes;
                }
                before = c == '\\' ? before + 1 : 0;
            }
            return text.length();
        }

        private boolean users() {
            for (int scheme = text.indexOf(AFTER_SCHEME);
                    scheme >= 0;
                    scheme = text.indexOf(AFTER_SCHEME, scheme + 1)) {
                int from = scheme + AFTER_SCHEME.length();
                int at = -1;
                for (int i = from; i < text.length() && ENDS_OF_AUTHORITIES.indexOf(text.charAt(i)) < 0; i++) {
                    at = text.charAt(i) == '@' ? i : at;
                }
                if (at > from && take(Kind.CERTAIN, from, at)) {
                    return true;
                }
            }
            return false;
        }

        private boolean take(Kind kind, int from, int to) {
            if (from >= to || Credential.isHidden(text.substring(from, to))) {
                return false;
            }
            taken = to;
            if (found != null) {
                found.value(kind, from, to);
            }
            return found == null;
        }

        private boolean isLiteral(int from, int to) {
            return isNumber(from)
                    || to - from == 4 && (text.startsWith("true", from) || text.startsWith("null", from))
                    || to - from == 5 && text.startsWith("false", from);
        }

        private boolean isNumber(int from) {
            int i = from < text.length() && text.charAt(from) == '-' ? from + 1 : from;
            while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
                i++;
            }
            return i > from && (i == text.length() || ENDS_OF_VALUES.indexOf(text.charAt(i)) >= 0);
        }
    }

    private static boolean isInPairName(char c) {
        return Character.isLetterOrDigit(c) || IN_NAMES_OF_PAIRS.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
