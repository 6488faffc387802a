package dev.turbulence.engine.config;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.yaml.snakeyaml.nodes.Node;

/** The {@code tls} of a service as it stands in the file. The files it names are read by {@link #open}. */
final class TlsSettings {
    private final Section section;
    private final Optional<File> trustCertificates;
    private final Optional<File> trustStore;
    private final Optional<String> trustStorePassword;
    private final Optional<File> clientCertificate;
    private final Optional<File> clientKey;
    private final Optional<String> clientKeyPassword;
    private final Optional<File> clientStore;
    private final Optional<String> clientStorePassword;
    private final Optional<String> clientAlias;
    private final boolean insecure;

    /** A file, and where it is named. */
    record File(Node node, Path path) {}

    private TlsSettings(Section section) {
        this.section = section;
        this.trustCertificates = file("trust_certificates");
        this.trustStore = file("trust_store");
        this.trustStorePassword = section.secret("trust_store_password");
        this.clientCertificate = file("client_certificate");
        this.clientKey = file("client_key");
        this.clientKeyPassword = section.secret("client_key_password");
        this.clientStore = file("client_store");
        this.clientStorePassword = section.secret("client_store_password");
        this.clientAlias = section.text("client_alias");
        this.insecure = section.flag("insecure");
    }

    static TlsSettings read(Section section) {
        TlsSettings settings = new TlsSettings(section);
        section.refuseUnknownKeys(Keys.TLS);
        settings.checkTrust();
        settings.checkClient();
        return settings;
    }

    private Optional<File> file(String key) {
        return section.path(key).map(path -> new File(section.value(key).orElseThrow(), path));
    }

    private void checkTrust() {
        exclude("trust_certificates", "trust_store");
        needs("trust_store_password", "trust_store");
        if (insecure) {
            for (String key : new String[] {"trust_certificates", "trust_store"}) {
                section.keyNode(key)
                        .ifPresent(node -> section.problem(
                                node, "`" + key + "` has no meaning beside `insecure`, which trusts everybody"));
            }
        }
    }

    private void checkClient() {
        exclude("client_certificate", "client_store");
        exclude("client_key", "client_store");
        needs("client_certificate", "client_key");
        needs("client_key", "client_certificate");
        needs("client_store_password", "client_store");
        needs("client_alias", "client_store");
        if (clientKey.isEmpty()) {
            needs("client_key_password", "client_store");
        }
    }

    private void exclude(String one, String other) {
        if (isGiven(one) && isGiven(other)) {
            section.problem(section.keyNode(other).orElseThrow(), "either `" + one + "` or `" + other + "`, not both");
        }
    }

    private void needs(String key, String other) {
        if (isGiven(key) && !isGiven(other)) {
            section.problem(section.keyNode(key).orElseThrow(), "`" + key + "` needs `" + other + "`");
        }
    }

    private boolean isGiven(String key) {
        return section.value(key).isPresent();
    }

    /** What the settings amount to; empty for what the JVM does by itself, and after a problem. */
    Optional<TlsConfig> open() {
        if (isEmpty()) {
            return Optional.empty();
        }
        try {
            TrustManager[] trust = trust();
            KeyManager[] client = client();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client, trust, null);
            return Optional.of(new TlsConfig(context, insecure));
        } catch (TlsFiles.UnusableException e) {
            section.problem(e.file().node(), e.getMessage());
        } catch (GeneralSecurityException e) {
            section.problem("this `tls` cannot be used: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Whether nothing is said but what the JVM does by itself. */
    boolean isEmpty() {
        return !insecure && trustCertificates.isEmpty() && trustStore.isEmpty() && !hasClient();
    }

    /** Notes what is wrong with the settings as a whole. */
    void problem(String message) {
        section.problem(message);
    }

    private boolean hasClient() {
        return clientStore.isPresent() || clientCertificate.isPresent() && clientKey.isPresent();
    }

    /** Null for what the JVM trusts. */
    private TrustManager[] trust() throws GeneralSecurityException {
        if (insecure) {
            return new TrustManager[] {new TrustsEverybody()};
        }
        if (trustCertificates.isPresent()) {
            return TlsFiles.trust(trustCertificates.get());
        }
        return trustStore.isPresent() ? TlsFiles.trust(trustStore.get(), trustStorePassword) : null;
    }

    /** Null for a client that does not say who it is. */
    private KeyManager[] client() throws GeneralSecurityException {
        if (clientStore.isPresent()) {
            return TlsFiles.client(
                    clientStore.get(),
                    clientStorePassword,
                    clientAlias,
                    clientKeyPassword.or(() -> clientStorePassword));
        }
        return hasClient() ? TlsFiles.client(clientCertificate.get(), clientKey.get(), clientKeyPassword) : null;
    }
}
