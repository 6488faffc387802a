package dev.turbulence.engine.config;

import dev.turbulence.engine.config.TlsSettings.File;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Reads certificates and keys: stores (PKCS#12 or JKS), certificates in PEM or DER, private keys in PEM. */
final class TlsFiles {
    /** The largest collection of certificates that systems ship with is a quarter of a megabyte. */
    private static final long MOST_BYTES = 8L << 20;

    private static final char[] NO_PASSWORD = new char[0];

    private TlsFiles() {}

    /** A file that is not what it is taken for. */
    static final class UnusableException extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;

        private final transient File file;

        UnusableException(File file, String message) {
            super(message);
            this.file = file;
        }

        File file() {
            return file;
        }
    }

    /** Trust in the certificates of a file. */
    static TrustManager[] trust(File certificates) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        for (Certificate certificate : certificates(certificates)) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return trust(store);
    }

    /** Trust in the certificates of a store. */
    static TrustManager[] trust(File file, Optional<String> password) throws GeneralSecurityException {
        KeyStore store = store(file, "trust_store_password", password);
        TrustManager[] trust = trust(store);
        if (((X509TrustManager) trust[0]).getAcceptedIssuers().length == 0) {
            throw new UnusableException(
                    file,
                    "`" + file.path() + "` holds no certificate to trust"
                            + (password.isEmpty() ? "; does it need a `trust_store_password`?" : ""));
        }
        return trust;
    }

    private static TrustManager[] trust(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** A client with the keys of a store, or with the one of them that an alias names. */
    static KeyManager[] client(
            File file, Optional<String> password, Optional<String> alias, Optional<String> keyPassword)
            throws GeneralSecurityException {
        KeyStore store = store(file, "client_store_password", password);
        TreeSet<String> keys = new TreeSet<>();
        for (String name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name)) {
                keys.add(name);
            }
        }
        if (keys.isEmpty()) {
            throw new UnusableException(file, "`" + file.path() + "` holds no private key");
        }
        // Stores compare aliases as they like, mostly without case.
        if (alias.isPresent() && !store.isKeyEntry(alias.get())) {
            throw new UnusableException(
                    file, "`" + file.path() + "` has no key `" + alias.get() + "`; its keys are " + keys);
        }
        KeyStore chosen = emptyStore();
        for (String name : alias.map(List::of).orElse(List.copyOf(keys))) {
            chosen.setKeyEntry(name, key(store, name, file, keyPassword), NO_PASSWORD, store.getCertificateChain(name));
        }
        return client(chosen);
    }

    private static Key key(KeyStore store, String alias, File file, Optional<String> password)
            throws GeneralSecurityException {
        try {
            return store.getKey(alias, chars(password));
        } catch (UnrecoverableKeyException e) {
            String key = "the key `" + alias + "` in `" + file.path() + "`";
            throw new UnusableException(
                    file,
                    password.isEmpty()
                            ? "`client_store_password` is missing; it opens " + key
                            : "`client_key_password` (by default that of the store) does not open " + key);
        }
    }

    /** A client with the private key of one file and the certificate of another. */
    static KeyManager[] client(File certificateFile, File keyFile, Optional<String> password)
            throws GeneralSecurityException {
        List<X509Certificate> chain = certificates(certificateFile);
        PrivateKey key = PemKey.read(keyFile, bytes(keyFile), password);
        if (!PemKey.fits(key, chain.get(0).getPublicKey())) {
            throw new UnusableException(
                    keyFile,
                    "`" + keyFile.path() + "` is not the key of the first certificate in `" + certificateFile.path()
                            + "`");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        return client(store);
    }

    private static KeyManager[] client(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static List<X509Certificate> certificates(File file) throws GeneralSecurityException {
        Collection<? extends Certificate> found;
        try {
            found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)));
        } catch (CertificateException e) {
            found = List.of();
        }
        if (found.isEmpty()) {
            throw new UnusableException(
                    file,
                    "`" + file.path() + "` holds no certificate in PEM or DER form (`-----BEGIN CERTIFICATE-----`)");
        }
        return found.stream().map(X509Certificate.class::cast).toList();
    }

    private static KeyStore store(File file, String passwordKey, Optional<String> password)
            throws GeneralSecurityException {
        requireReadable(file);
        try {
            return KeyStore.getInstance(file.path().toFile(), chars(password));
        } catch (KeyStoreException e) {
            throw new UnusableException(file, "`" + file.path() + "` is neither a PKCS#12 nor a JKS store");
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new UnusableException(
                        file,
                        "`" + passwordKey + "` " + (password.isEmpty() ? "is missing; it opens `" : "does not open `")
                                + file.path() + "`");
            }
            throw new UnusableException(file, "`" + file.path() + "` cannot be read: " + e.getMessage());
        }
    }

    private static byte[] bytes(File file) throws UnusableException {
        requireReadable(file);
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UnusableException(file, "`" + file.path() + "` cannot be read: " + e.getMessage());
        }
    }

    private static void requireReadable(File file) throws UnusableException {
        try {
            if (!Files.isRegularFile(file.path())) {
                throw new UnusableException(file, "there is no file `" + file.path() + "`");
            }
            if (Files.size(file.path()) > MOST_BYTES) {
                throw new UnusableException(file, "`" + file.path() + "` is larger than 8 MiB");
            }
        } catch (IOException e) {
            throw new UnusableException(file, "`" + file.path() + "` cannot be read: " + e.getMessage());
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new KeyStoreException("A store cannot be made", e);
        }
        return store;
    }

    /** Null for none. */
    private static char[] chars(Optional<String> password) {
        return password.map(String::toCharArray).orElse(null);
    }
}
