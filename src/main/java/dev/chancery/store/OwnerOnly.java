package dev.chancery.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files that nobody but their owner may read, from the moment they exist.
final class OwnerOnly {

    private OwnerOnly() {}

    /// An empty file with mode 0600, or with an access list of one where the system has those instead.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is one; it is untouched
    static void create(Path file) throws IOException {
        var kinds = file.getFileSystem().supportedFileAttributeViews();
        if (kinds.contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else if (kinds.contains("acl")) {
            Files.createFile(file, accessList(file));
        } else {
            Files.createFile(file);
        }
    }

    /// A folder with mode 0700, or with an access list of one. One that is there stays as it is. Whether it is
    /// new.
    ///
    /// @throws IOException when there is no folder for it, or something else has its name
    static boolean folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return false;
        }
        var kinds = folder.getFileSystem().supportedFileAttributeViews();
        if (kinds.contains("posix")) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else if (kinds.contains("acl")) {
            Files.createDirectory(folder, accessList(folder));
        } else {
            Files.createDirectory(folder);
        }
        return true;
    }

    private static FileAttribute<List<AclEntry>> accessList(Path file) throws IOException {
        var user = file.getFileSystem().getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        var entry = AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(user)
                .setPermissions(everything()).build();
        return new FileAttribute<>() {
            @Override public String name() {
                return "acl:acl";
            }

            @Override public List<AclEntry> value() {
                return List.of(entry);
            }
        };
    }

    private static Set<AclEntryPermission> everything() {
        return EnumSet.allOf(AclEntryPermission.class);
    }
}
