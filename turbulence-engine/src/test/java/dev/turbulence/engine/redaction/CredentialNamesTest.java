package dev.turbulence.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.redaction.CredentialNames.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialNamesTest {

    private final CredentialNames names = new CredentialNames(CredentialNames.DEFAULT_WORDS, List.of("X-Session"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "accessToken",
                "access_token",
                "ACCESS-TOKEN",
                "authtoken",
                "refreshToken2",
                "secret",
                "client_secret",
                "clientSECRET",
                "password",
                "userPassword",
                "PASSWD",
                "db.passwd",
                "credential",
                "Authorization",
                "proxy-authorization",
                "Cookie",
                "setCookie",
                "set_cookie",
                "x-session",
                "otpToken",
                "credentials",
                "secrets"
            })
    void namesOfCredentialsAre(String name) {
        assertThat(names.kind(name)).isEqualTo(Kind.CERTAIN);
        assertThat(names.isCredential(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "apiKey",
                "API_KEY",
                "apikey",
                "X-Api-Key",
                "keys",
                "tokens",
                "max_tokens",
                "auth",
                "oauth",
                "oauth2",
                "basicAuth",
                "SSHKEY",
                "sortKey"
            })
    void namesWithOtherMeaningsMayBe(String name) {
        assertThat(names.kind(name)).isEqualTo(Kind.LIKELY);
        assertThat(names.isCredential(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_type", "tokenExpiresIn", "key_id", "authMethod", "password-hint", "secretName"})
    void namesOfWhatBelongsToOneAreAboutIt(String name) {
        assertThat(names.kind(name)).isEqualTo(Kind.ABOUT);
        assertThat(names.isSecret(name)).isTrue();
        assertThat(names.isCredential(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keyboard",
                "monkey",
                "MONKEY",
                "monkeys",
                "turkey",
                "author",
                "authority",
                "authorId",
                "keyword",
                "tokenizer",
                "secretary",
                "cookies_accepted",
                "body",
                "status_code",
                "name",
                "id",
                "X-Correlation-ID",
                "WWW-Authenticate",
                "hotkey",
                "köy",
                "---"
            })
    void otherNamesAreNot(String name) {
        assertThat(names.kind(name)).isEqualTo(Kind.PLAIN);
    }

    @Test
    void theWordsAreTheUsers() {
        CredentialNames own = new CredentialNames(List.of("pin"), List.of());

        assertThat(own.isSecret("cardPin")).isTrue();
        assertThat(own.isSecret("token")).isFalse();
        assertThat(own.isSecret("Authorization")).isTrue();
    }

    @Test
    void aNameInATextIsJudgedAsByItself() {
        String text = "{\"x\":1,\"apiKey\":2}";
        int hash = 0;
        for (int i = 13; i >= 8; i--) {
            hash = CredentialNames.step(hash, text.charAt(i));
        }

        assertThat(names.kind(text, 8, 14, hash)).isEqualTo(Kind.LIKELY);
    }

    @Test
    void moreNamesThanAreRememberedAreJudgedRightly() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(names.isSecret("field" + i)).isFalse();
            assertThat(names.isSecret("field" + i + "Token")).isTrue();
        }
    }
}
