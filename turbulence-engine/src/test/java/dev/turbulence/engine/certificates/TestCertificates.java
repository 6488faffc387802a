package dev.turbulence.engine.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that nobody knows, the certificate that it gave {@code localhost} (and no address), and two clients,
 * {@code tests} and {@code other}: as the files that users have. Made once by the JDK's own tool.
 */
public final class TestCertificates {
    public static final String PASSWORD = "changeit";
    /** Of the key of client {@code other} in {@code clients.jks}, and of the encrypted PEM key. */
    public static final String KEY_PASSWORD = "key-secret";

    private static TestCertificates made;

    private final Path folder;
    private final KeyStore server = emptyStore("PKCS12");
    private final KeyStore trusted = emptyStore("PKCS12");
    private final KeyStore trustedClients = emptyStore("PKCS12");

    private TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "authority", "-dname", "CN=Authority", "-ext", "bc:c", "-keystore", "ca.p12");
        keytool("-genkeypair", "-alias", "server", "-dname", "CN=localhost", "-keystore", "server.p12");
        keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "server.csr");
        keytool(
                "-gencert",
                "-alias",
                "authority",
                "-keystore",
                "ca.p12",
                "-ext",
                "san=dns:localhost",
                "-infile",
                "server.csr",
                "-outfile",
                "server.crt");
        keytool("-genkeypair", "-alias", "tests", "-dname", "CN=tests", "-keystore", "tests.p12");
        keytool("-genkeypair", "-alias", "other", "-dname", "CN=other", "-keystore", "other.p12");
        writeServer();
        writeClients();
    }

    public static synchronized TestCertificates get() throws Exception {
        if (made == null) {
            made = new TestCertificates(Files.createTempDirectory("certificates"));
        }
        return made;
    }

    /**
     * A file: {@code authority.pem}, {@code authority.crt} (DER), {@code trust.p12}, {@code trust.jks}; {@code clients.jks}
     * and, for each client, {@code NAME.p12}, {@code NAME.pem} and {@code NAME-key.pem}. The key of a third client,
     * {@code tests-rsa}, is encrypted.
     */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Copies all files into a folder. */
    public void copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    /** What the server at localhost uses; it knows the clients. */
    public SSLContext ofServer() throws GeneralSecurityException {
        return context(serverKeys(), serverTrust());
    }

    /** Who the server at localhost is. */
    public KeyManager[] serverKeys() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }

    /** The clients that the server at localhost knows. */
    public TrustManager[] serverTrust() throws GeneralSecurityException {
        return trust(trustedClients);
    }

    /** What a client uses that trusts the authority. */
    public SSLContext ofClient() throws GeneralSecurityException {
        return context(null, trust(trusted));
    }

    private static TrustManager[] trust(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private void writeServer() throws Exception {
        Certificate authority = load("ca.p12").getCertificate("authority");
        Certificate own = certificate("server.crt");
        char[] password = PASSWORD.toCharArray();
        server.setKeyEntry(
                "server", load("server.p12").getKey("server", password), password, new Certificate[] {own, authority});
        trusted.setCertificateEntry("authority", authority);
        store(trusted, "trust.p12");
        KeyStore jks = emptyStore("JKS");
        jks.setCertificateEntry("authority", authority);
        store(jks, "trust.jks");
        pem("authority.pem", "CERTIFICATE", authority.getEncoded());
        Files.write(file("authority.crt"), authority.getEncoded());
    }

    private void writeClients() throws Exception {
        // Only this kind of store lets a key have a password of its own.
        KeyStore clients = emptyStore("JKS");
        for (String name : List.of("tests", "other")) {
            KeyStore own = load(name + ".p12");
            PrivateKey key = (PrivateKey) own.getKey(name, PASSWORD.toCharArray());
            String keyPassword = name.equals("tests") ? PASSWORD : KEY_PASSWORD;
            clients.setKeyEntry(name, key, keyPassword.toCharArray(), own.getCertificateChain(name));
            trustedClients.setCertificateEntry(name, own.getCertificate(name));
            pem(name + ".pem", "CERTIFICATE", own.getCertificate(name).getEncoded());
            pem(name + "-key.pem", "PRIVATE KEY", key.getEncoded());
        }
        store(clients, "clients.jks");
        for (String name : List.of("tests-rsa.pem", "tests-rsa-key.pem")) {
            try (InputStream in = TestCertificates.class.getResourceAsStream("/certificates/" + name)) {
                Files.copy(in, file(name));
            }
        }
        trustedClients.setCertificateEntry("tests-rsa", certificate("tests-rsa.pem"));
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file(file), "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    private Certificate certificate(String file) throws Exception {
        try (InputStream in = Files.newInputStream(file(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private KeyStore load(String file) throws Exception {
        return KeyStore.getInstance(file(file).toFile(), PASSWORD.toCharArray());
    }

    private void store(KeyStore store, String file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file(file))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static KeyStore emptyStore(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
    }
}
