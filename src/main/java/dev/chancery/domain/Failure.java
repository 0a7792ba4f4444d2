package dev.chancery.domain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something in the world is not as it must be: a file, a disk, a passphrase, an input from outside.
///
/// Wrapped once, at the edge where it shows. Told apart by type; the message is English, for the log, and holds no
/// secret. A wrong request is a [Violation]; anything else that is thrown is a defect.
@SuppressWarnings("serial")
public abstract sealed class Failure extends RuntimeException {

    private Failure(String message) {
        super(message);
    }

    private Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /// There always is one.
    @Override public final String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /// The request breaks these rules; nothing was done.
    public static final class Refused extends Failure {
        private final List<Violation> violations;

        public Refused(List<Violation> violations) {
            super(violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
            this.violations = List.copyOf(violations);
        }

        public Refused(Violation violation) {
            this(List.of(violation));
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /// The passphrase does not open the store. The file is untouched.
    public static final class WrongPassphrase extends Failure {
        public WrongPassphrase() {
            super("wrong passphrase");
        }
    }

    /// A failure of one file or folder.
    public abstract static sealed class OfFile extends Failure {
        private final transient Path path;

        private OfFile(String message, Path path) {
            super(message + ": " + path);
            this.path = path;
        }

        private OfFile(String message, Path path, Throwable cause) {
            super(message + ": " + path, cause);
            this.path = path;
        }

        public Path path() {
            return path;
        }
    }

    public static final class StoreMissing extends OfFile {
        public StoreMissing(Path path) {
            super("no store here", path);
        }
    }

    /// The file exists and is not a Chancery store. It is untouched.
    public static final class NotAStore extends OfFile {
        public NotAStore(Path path) {
            super("not a Chancery store", path);
        }
    }

    /// SQLite or a check of the content says that the file is damaged. It is untouched.
    public static final class StoreDamaged extends OfFile {
        public StoreDamaged(Path path, String detail) {
            super("damaged store (" + detail + ")", path);
        }

        public StoreDamaged(Path path, Throwable cause) {
            super("damaged store", path, cause);
        }
    }

    /// A later version of Chancery wrote the store. It is untouched.
    public static final class StoreTooNew extends OfFile {
        private final int found;
        private final int known;

        public StoreTooNew(Path path, int found, int known) {
            super("store of schema %s, this version knows up to %s".formatted(found, known), path);
            this.found = found;
            this.known = known;
        }

        public int found() {
            return found;
        }

        public int known() {
            return known;
        }
    }

    /// Another process has the store open.
    public static final class StoreInUse extends OfFile {
        private final transient Optional<StoreHolder> holder;

        public StoreInUse(Path path) {
            this(path, Optional.empty());
        }

        public StoreInUse(Path path, Optional<StoreHolder> holder) {
            super("another process has this store open", path);
            this.holder = holder;
        }

        /// Who says to have it open.
        public Optional<StoreHolder> holder() {
            return holder;
        }
    }

    /// A file or folder of that name exists and would have been overwritten. It is untouched.
    public static final class AlreadyExists extends OfFile {
        public AlreadyExists(Path path) {
            super("already exists", path);
        }
    }

    public static final class CannotRead extends OfFile {
        public CannotRead(Path path, Throwable cause) {
            super("cannot read", path, cause);
        }
    }

    /// The place does not let us write: no permission, a read-only medium, a name that its file system refuses.
    public static final class CannotWrite extends OfFile {
        public CannotWrite(Path path, Throwable cause) {
            super("cannot write", path, cause);
        }
    }

    public static final class DiskFull extends OfFile {
        public DiskFull(Path path, Throwable cause) {
            super("no space left", path, cause);
        }
    }

    /// The drive or folder was there and is gone.
    public static final class DriveGone extends OfFile {
        public DriveGone(Path path, Throwable cause) {
            super("the drive is gone", path, cause);
        }
    }

    /// What was read back is not what was written: the medium cannot be trusted.
    public static final class ReadBackDiffers extends OfFile {
        public ReadBackDiffers(Path path) {
            super("read back differently than written", path);
        }
    }

    /// A store of another program that cannot be brought in as it is. It is untouched.
    public static final class ForeignStore extends OfFile {

        /// What keeps it from being read.
        public enum Why {
            /// Not a database of XCA.
            NOT_XCA,
            /// XCA wrote it before version 2.
            TOO_OLD,
            /// A journal lies beside it: XCA has it open, or was interrupted while it wrote.
            UNFINISHED,
            /// Cut off, or not as a program would have written it.
            DAMAGED,
            /// More rows, files or octets than we read.
            TOO_LARGE
        }

        private final Why why;

        public ForeignStore(Path path, Why why, String detail) {
            super("foreign store, " + why + " (" + detail + ")", path);
            this.why = why;
        }

        public ForeignStore(Path path, Why why, Throwable cause) {
            super("foreign store, " + why, path, cause);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /// Input from outside that cannot be what it says it is.
    public static final class Malformed extends Failure {
        public Malformed(String what, Throwable cause) {
            super("malformed " + what, cause);
        }

        public Malformed(String what) {
            super("malformed " + what);
        }
    }

    /// A device list of which nothing can be read.
    public static final class UnfitList extends Failure {

        /// What is the matter with the list as a whole.
        public enum Why {
            EMPTY,
            /// More octets, rows or columns than we read.
            TOO_LARGE,
            NOT_UTF8,
            /// Its first row cannot be told apart into columns.
            NO_FIRST_ROW,
            /// It is not what it was when it was opened.
            CHANGED
        }

        private final Why why;

        public UnfitList(Why why, String detail) {
            super("device list: " + detail);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /// The object was there when the user chose it and is not there now.
    public static final class Gone extends Failure {
        public Gone(String what) {
            super("no longer there: " + what);
        }
    }

    /// The private key of this certificate is not in the store.
    public static final class NoKeyHere extends Failure {
        private final String label;

        /// `label` is what a person calls the certificate.
        public NoKeyHere(String label, SerialNumber serial) {
            super("no private key here for certificate " + label + ", " + serial.hex());
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Keys that may leave the store only once have left it, or may have. `first` is one of them; `count` is how many of
    /// what was asked for.
    public static final class AlreadyDownloaded extends Failure {
        private final String first;
        private final transient SerialNumber serial;
        private final int count;
        private final transient KeyDeparture departure;

        public AlreadyDownloaded(String first, SerialNumber serial, int count, KeyDeparture departure) {
            super("certificate already downloaded");
            this.first = first;
            this.serial = serial;
            this.count = count;
            this.departure = departure;
        }

        /// What a person calls it.
        public String first() {
            return first;
        }

        /// Of the first one.
        public SerialNumber serial() {
            return serial;
        }

        public int count() {
            return count;
        }

        /// When and to where the first one left.
        public KeyDeparture departure() {
            return departure;
        }
    }

    /// A key, a sealed value or a certificate in the store does not belong where it stands.
    public static final class Tampered extends Failure {
        public Tampered(String what) {
            super("the store was changed from outside: " + what);
        }
    }

    /// A cloud did not do what it was asked. What it had replied is kept for whoever looks into it.
    public static final class CloudRefused extends Failure {
        private final String host;
        private final CloudCall call;
        private final transient CloudAnswer.Refused answer;
        private final String reply;

        public CloudRefused(String host, CloudCall call, CloudAnswer.Refused answer, String reply) {
            super("%s at %s: %s, %s %s %s%n%s".formatted(call.code(), Visible.text(host), answer.why(), answer.status(),
                    Visible.text(answer.code(), SHOWN), Visible.text(answer.message(), SHOWN), Visible.text(reply, 2 * SHOWN)));
            this.host = host;
            this.call = call;
            this.answer = answer;
            this.reply = reply;
        }

        public String host() {
            return host;
        }

        public CloudCall call() {
            return call;
        }

        public CloudAnswer.Why why() {
            return answer.why();
        }

        /// How long the cloud wants to be left alone.
        public Optional<Duration> retryAfter() {
            return answer.retryAfter();
        }

        /// Its own words, made visible and cut.
        public String saying() {
            return Visible.line(answer.code() + " " + answer.message(), SHOWN);
        }

        /// The reply as it came.
        public String reply() {
            return reply;
        }

        private static final int SHOWN = 500;
    }

    /// No answer came. What was sent may have been done all the same.
    public static final class CloudUnreached extends Failure {

        public enum Why {
            UNKNOWN_HOST, NO_CONNECTION,
            /// Its TLS certificate leads to nobody that is trusted.
            NOT_TRUSTED,
            CUT_OFF, TOO_LATE
        }

        private final String host;
        private final Why why;

        public CloudUnreached(String host, Why why, Throwable cause) {
            super("%s not reached: %s".formatted(host, why), cause);
            this.host = host;
            this.why = why;
        }

        public String host() {
            return host;
        }

        public Why why() {
            return why;
        }
    }

    /// A cloud points to another host, which is not followed.
    public static final class CloudRedirects extends Failure {
        private final String host;
        private final String target;

        public CloudRedirects(String host, String target) {
            super("%s redirects to %s".formatted(host, Visible.text(target, 200)));
            this.host = host;
            this.target = target;
        }

        public String host() {
            return host;
        }

        public String target() {
            return Visible.text(target, 200);
        }
    }

    /// This machine's clock contradicts what the store has seen: nothing is signed until that is cleared up.
    public static final class ClockInDoubt extends Failure {
        private final ClockDoubt doubt;

        public ClockInDoubt(ClockDoubt doubt) {
            super("the clock says %s after the store has seen %s".formatted(doubt.now(), doubt.seen()));
            this.doubt = doubt;
        }

        public ClockDoubt doubt() {
            return doubt;
        }
    }

    /// Somebody else has changed it since it was read. Nothing was done.
    public static final class Overtaken extends Failure {
        public Overtaken(String what) {
            super("changed in the meantime: " + what);
        }
    }

    /// The passphrase was given wrongly several times in a row. Nothing is looked at before the pause is over.
    public static final class TooManyTries extends Failure {
        private final Duration pause;

        public TooManyTries(Duration pause) {
            super("too many wrong passphrases, pause of " + pause);
            this.pause = pause;
        }

        /// How long it still lasts.
        public Duration pause() {
            return pause;
        }
    }

    /// The store has no recovery key, or this is not the one that it has. The file is untouched.
    public static final class WrongRecoveryKey extends Failure {
        public WrongRecoveryKey() {
            super("wrong recovery key");
        }
    }

    /// Nothing can listen at this address and port: somebody else does, it is not this machine's, or the system forbids it.
    public static final class CannotListen extends Failure {
        private final String place;

        public CannotListen(String place, Throwable cause) {
            super("cannot listen at " + place, cause);
            this.place = place;
        }

        /// Address and port.
        public String place() {
            return place;
        }
    }

    /// The act needs the passphrase once more, just before it. Nothing was done.
    public static final class PassphraseNeeded extends Failure {
        public PassphraseNeeded() {
            super("needs the passphrase once more");
        }
    }

    /// A failure of what was asked of a Vault or OpenBao at `host`.
    public abstract static sealed class OfVault extends Failure {
        static final int SHOWN = 500;
        private final String host;

        private OfVault(String host, String message) {
            super("%s: %s".formatted(Visible.text(host, 200), message));
            this.host = host;
        }

        private OfVault(String host, String message, Throwable cause) {
            super("%s: %s".formatted(Visible.text(host, 200), message), cause);
            this.host = host;
        }

        public String host() {
            return host;
        }

        /// Whether what was asked for may have been done all the same, so that asking again could do it twice.
        public abstract boolean mayBeDone();
    }

    /// No whole answer came from a Vault.
    public static final class VaultUnreached extends OfVault {

        public enum Why {
            UNKNOWN_HOST, NO_CONNECTION,
            /// Its TLS certificate leads to nobody that is trusted, is of another name, or is out of its time.
            NOT_TRUSTED,
            /// Plain HTTP comes back where TLS is expected.
            NOT_TLS,
            /// No version or cipher of TLS in common.
            NO_HANDSHAKE,
            /// It wants TLS, and was spoken to in plain HTTP.
            WANTS_TLS,
            CUT_OFF, TOO_LATE
        }

        private final Why why;

        public VaultUnreached(String host, Why why, Throwable cause) {
            super(host, "not reached, " + why, cause);
            this.why = why;
        }

        public Why why() {
            return why;
        }

        @Override public boolean mayBeDone() {
            return why == Why.CUT_OFF || why == Why.TOO_LATE;
        }
    }

    /// A Vault answers that it does not do it, for a reason other than a policy.
    public static final class VaultRefused extends OfVault {

        public enum Why {
            SEALED, NOT_INITIALISED,
            /// It points to another node, which is not followed: `saying` has its address.
            ELSEWHERE,
            /// No token was sent.
            NO_TOKEN,
            /// The token is unknown, has ended, or was used up.
            BAD_TOKEN,
            /// The role id or the secret id is wrong, used up or has ended.
            LOGIN,
            UNKNOWN_MOUNT, UNKNOWN_ROLE,
            /// The mount has no authority yet.
            NO_AUTHORITY,
            /// What was named is not there.
            NOT_THERE,
            /// Against a rule of the role, the mount or the server: `saying` says which.
            RULE,
            /// Its certificate is past its end, and is not revoked any more.
            EXPIRED,
            TOO_FAST,
            /// It does not know this call: another product, an engine of another kind, or too old.
            UNKNOWN_CALL,
            /// Something within it or before it is broken.
            FAULT
        }

        private final String path;
        private final Why why;
        private final String saying;

        public VaultRefused(String host, String path, Why why, String saying) {
            super(host, "%s: %s, %s".formatted(Visible.text(path, 200), why, Visible.line(saying, SHOWN)));
            this.path = path;
            this.why = why;
            this.saying = saying;
        }

        /// What was asked, below `/v1/`.
        public String path() {
            return path;
        }

        public Why why() {
            return why;
        }

        /// Its own words, made visible and cut.
        public String saying() {
            return Visible.line(saying, SHOWN);
        }

        @Override public boolean mayBeDone() {
            return why == Why.FAULT;
        }
    }

    /// The policies of the token do not allow it.
    public static final class VaultDenied extends OfVault {
        private final transient VaultNeed need;

        public VaultDenied(String host, VaultNeed need) {
            super(host, "no policy of the token gives " + need);
            this.need = need;
        }

        /// The path, and the capability on it that is missing.
        public VaultNeed need() {
            return need;
        }

        @Override public boolean mayBeDone() {
            return false;
        }
    }

    /// What a Vault answered cannot be what was asked for.
    public static final class VaultUnreadable extends OfVault {

        public enum Why {
            TOO_LARGE, NOT_JSON,
            /// A part is missing, or is not of the form that it must have.
            UNFIT
        }

        private final String path;
        private final Why why;

        public VaultUnreadable(String host, String path, Why why, String detail) {
            super(host, "%s: answer %s, %s".formatted(Visible.text(path, 200), why, Visible.line(detail, 200)));
            this.path = path;
            this.why = why;
        }

        /// What was asked, below `/v1/`.
        public String path() {
            return path;
        }

        public Why why() {
            return why;
        }

        @Override public boolean mayBeDone() {
            return true;
        }
    }

    /// A broker was not reached, or did not take what it was sent. `saying` is its own word for it, made visible and cut.
    public static final class BrokerFailed extends Failure {
        private final String broker;
        private final BrokerTrouble why;
        private final String saying;

        public BrokerFailed(String broker, BrokerTrouble why, String saying) {
            super("%s: %s %s".formatted(Visible.text(broker, 200), why.code(), Visible.line(saying, 200)).strip());
            this.broker = broker;
            this.why = why;
            this.saying = Visible.line(saying, 200);
        }

        public BrokerFailed(String broker, BrokerTrouble why, String saying, Throwable cause) {
            this(broker, why, saying);
            initCause(cause);
        }

        public String broker() {
            return broker;
        }

        public BrokerTrouble why() {
            return why;
        }

        public String saying() {
            return saying;
        }
    }

    /// The PIN of a token is needed and nobody gave it. Nothing was done.
    public static final class TokenNeedsPin extends Failure {
        private final transient TokenName token;

        public TokenNeedsPin(TokenName token) {
            super("needs the PIN of the token " + token.text());
            this.token = token;
        }

        public TokenName token() {
            return token;
        }
    }

    /// The PIN does not open the token. It was tried once; `state` is what the token says about further tries.
    public static final class WrongPin extends Failure {
        private final transient TokenName token;
        private final PinState state;

        public WrongPin(TokenName token, PinState state) {
            super("wrong PIN for the token %s, which says %s".formatted(token.text(), state));
            this.token = token;
            this.state = state;
        }

        public TokenName token() {
            return token;
        }

        public PinState state() {
            return state;
        }
    }

    /// The token is not plugged in. What was done before stays; nothing is half done.
    public static final class TokenAway extends Failure {
        private final transient TokenName token;

        public TokenAway(TokenName token) {
            super("not plugged in: the token " + token.text());
            this.token = token;
        }

        public TokenName token() {
            return token;
        }
    }

    /// Nobody has said yet by which PKCS#11 module this machine reaches its tokens.
    public static final class NoTokenModule extends Failure {
        private final transient TokenName token;

        public NoTokenModule(TokenName token) {
            super("no PKCS#11 module chosen to reach the token " + token.text());
            this.token = token;
        }

        public TokenName token() {
            return token;
        }
    }

    /// This file is no PKCS#11 module that can be loaded here.
    public static final class UnfitTokenModule extends OfFile {
        public UnfitTokenModule(Path path, Throwable cause) {
            super("no usable PKCS#11 module", path, cause);
        }
    }

    /// The token is there, and the key is not, or there are several that cannot be told apart.
    public static final class TokenKeyGone extends Failure {
        private final transient TokenName token;
        private final transient Bytes id;

        public TokenKeyGone(TokenName token, Bytes id) {
            super("no single key %s on the token %s".formatted(id.hex(), token.text()));
            this.token = token;
            this.id = id;
        }

        public TokenName token() {
            return token;
        }

        /// Its CKA_ID.
        public Bytes id() {
            return id;
        }
    }

    /// The token does not do what it was asked. `code` is its own word for why.
    public static final class TokenRefused extends Failure {
        private final transient TokenName token;
        private final String code;

        public TokenRefused(TokenName token, String code) {
            super("the token %s answers %s".formatted(token.text(), code));
            this.token = token;
            this.code = code;
        }

        public TokenName token() {
            return token;
        }

        public String code() {
            return code;
        }
    }

    /// The private key of this authority lives on a token and cannot leave it.
    public static final class KeyOnToken extends Failure {
        private final String authority;
        private final transient TokenName token;

        public KeyOnToken(String authority, TokenName token) {
            super("the key of %s cannot leave the token %s".formatted(authority, token.text()));
            this.authority = authority;
            this.token = token;
        }

        public String authority() {
            return authority;
        }

        public TokenName token() {
            return token;
        }
    }


    /// The authority's key is in a Vault: what is signed with a key of the store cannot be signed by it. Nothing was done.
    public static final class KeyInVault extends Failure {
        private final String place;

        public KeyInVault(String place) {
            super("the key is in a Vault at " + place);
            this.place = place;
        }

        /// The server, the mount and the role.
        public String place() {
            return place;
        }
    }

    /// Nobody is signed in at this Vault, and no secret for it is kept. Nothing was done.
    public static final class VaultSignIn extends Failure {
        private final String place;

        public VaultSignIn(String place) {
            super("nobody is signed in at " + place);
            this.place = place;
        }

        /// The server.
        public String place() {
            return place;
        }
    }

}
