package dev.turbulence.engine.config;

import dev.turbulence.engine.config.TlsSettings.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads a private key in PEM: PKCS#8, the form that the JDK knows, be it encrypted. */
final class PemKey {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemKey() {}

    static PrivateKey read(File file, byte[] content, Optional<String> password) throws GeneralSecurityException {
        Matcher pem = BEGIN.matcher(new String(content, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new TlsFiles.UnusableException(
                    file, "`" + file.path() + "` holds no private key in PEM form (`-----BEGIN PRIVATE KEY-----`)");
        }
        switch (pem.group(1)) {
            case "PRIVATE KEY" -> {
                return key(file, new PKCS8EncodedKeySpec(decoded(file, pem.group(2))));
            }
            case "ENCRYPTED PRIVATE KEY" -> {
                return key(file, decrypted(file, decoded(file, pem.group(2)), password));
            }
            default ->
                throw new TlsFiles.UnusableException(
                        file,
                        "`" + file.path() + "` has the form `" + pem.group(1)
                                + "`; only PKCS#8 is read: `openssl pkcs8 -topk8"
                                + " -in KEY.pem -out NEW.pem` makes it");
        }
    }

    private static byte[] decoded(File file, String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw broken(file);
        }
    }

    private static PrivateKey key(File file, PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // Then it is a key of another algorithm.
            }
        }
        throw broken(file);
    }

    private static TlsFiles.UnusableException broken(File file) {
        return new TlsFiles.UnusableException(
                file, "the private key in `" + file.path() + "` is damaged, or no key of " + ALGORITHMS);
    }

    private static PKCS8EncodedKeySpec decrypted(File file, byte[] encoded, Optional<String> password)
            throws GeneralSecurityException {
        if (password.isEmpty()) {
            throw new TlsFiles.UnusableException(
                    file, "`client_key_password` is missing; the key in `" + file.path() + "` is encrypted");
        }
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(encoded);
        } catch (IOException e) {
            throw broken(file);
        }
        // For the usual scheme, PBES2, only the parameters know the name of the whole algorithm.
        String algorithm = info.getAlgParameters() == null
                ? info.getAlgName()
                : info.getAlgParameters().toString();
        Cipher cipher = Cipher.getInstance(algorithm);
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(new PBEKeySpec(password.get().toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (InvalidKeySpecException e) {
            throw new TlsFiles.UnusableException(
                    file, "`client_key_password` does not open the key in `" + file.path() + "`");
        }
    }

    /** Whether what one of the keys signs convinces the other. */
    static boolean fits(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        if (!sameKind(key.getAlgorithm(), other.getAlgorithm())) {
            return false;
        }
        byte[] text = {1};
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                });
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(text);
        try {
            return signature.verify(signed);
        } catch (java.security.SignatureException e) {
            return false;
        }
    }

    private static boolean sameKind(String one, String other) {
        return one.equals(other) || one.startsWith("Ed") && other.startsWith("Ed");
    }
}
