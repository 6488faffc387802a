package dev.turbulence.engine.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the user's words what Pebble's lexer and parser say in words of their token types. */
final class ParserMessages {
    private static final String TOO_EARLY = "an expression ends too early";

    /** From the special to the general; the first that fits is taken. */
    private static final Map<Pattern, String> TRANSLATIONS = new LinkedHashMap<>();

    static {
        translate("Unexpected character \\[&].*", "`&` is not taken; write `and`");
        translate("Unexpected character \\[!].*", "`!` is not taken; write `not`");
        translate("Unexpected character \\[(.*)]", "unexpected `$1`");
        translate("Unexpected token .*value \"(?:null|}}|%})\".*", TOO_EARLY);
        translate("Unexpected token .*value \"(.*?)\".*", "unexpected `$1`");
        translate("Unexpected tag name \"(.*)\"", "unexpected `{% $1 %}`");
        translate("Unexpected end of template.*", "`{% if %}` needs `{% endif %}`");
        translate("Unclosed \"\\(\"|Unclosed \"\\)\"", "a `(` is not closed by `)`");
        translate("Unclosed \"\\[\"|Unclosed \"]\"", "a `[` is not closed by `]`");
        translate("Unclosed \"\\{\"|Unclosed \"}\"", "a `{` is not closed by `}`");
        translate("Unexpected \"(.*)\"", "unexpected `$1`");
    }

    private ParserMessages() {}

    private static void translate(String message, String words) {
        TRANSLATIONS.put(Pattern.compile(message, Pattern.DOTALL), words);
    }

    static String translate(String message) {
        for (Map.Entry<Pattern, String> translation : TRANSLATIONS.entrySet()) {
            Matcher matcher = translation.getKey().matcher(message);
            if (matcher.matches()) {
                return matcher.replaceFirst(translation.getValue());
            }
        }
        return message;
    }
}
