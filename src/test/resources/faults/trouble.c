/* A drive that makes trouble: preloaded into a process, it lets every call on a file of the store fail for as long as a file
   of that name lies in the folder TROUBLE.
     eio     reading, writing and syncing are input/output errors
     read    reading alone is
     erofs   the file system has become read-only */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is(const char *kind) {
    char path[4096];
    const char *folder = getenv("TROUBLE");
    if (folder == NULL || snprintf(path, sizeof path, "%s/%s", folder, kind) >= (int) sizeof path) return 0;
    return syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
}

static int ours(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "lab.chancery") != NULL;
}

static int wrong(int fd, int writes) {
    int saved = errno, trouble = 0;
    if (is("eio") || (!writes && is("read"))) trouble = EIO;
    else if (writes && is("erofs")) trouble = EROFS;
    if (trouble == 0 || !ours(fd)) { errno = saved; return 0; }
    errno = trouble;
    return 1;
}

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *) dlsym(RTLD_NEXT, #name)

ssize_t read(int fd, void *to, size_t n) { NEXT(read); return wrong(fd, 0) ? -1 : next(fd, to, n); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { NEXT(pread); return wrong(fd, 0) ? -1 : next(fd, to, n, at); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { NEXT(pread64); return wrong(fd, 0) ? -1 : next(fd, to, n, at); }
ssize_t write(int fd, const void *from, size_t n) { NEXT(write); return wrong(fd, 1) ? -1 : next(fd, from, n); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { NEXT(pwrite); return wrong(fd, 1) ? -1 : next(fd, from, n, at); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { NEXT(pwrite64); return wrong(fd, 1) ? -1 : next(fd, from, n, at); }
int fsync(int fd) { NEXT(fsync); return wrong(fd, 1) ? -1 : next(fd); }
int fdatasync(int fd) { NEXT(fdatasync); return wrong(fd, 1) ? -1 : next(fd); }
int ftruncate(int fd, off_t n) { NEXT(ftruncate); return wrong(fd, 1) ? -1 : next(fd, n); }
int ftruncate64(int fd, off64_t n) { NEXT(ftruncate64); return wrong(fd, 1) ? -1 : next(fd, n); }

static int closed(const char *path, int flags) {
    if (strstr(path, "lab.chancery") == NULL) return 0;
    if (is("eio")) { errno = EIO; return 1; }
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && is("erofs")) { errno = EROFS; return 1; }
    return 0;
}

static int mode(int flags, va_list rest) { return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0; }

int open(const char *path, int flags, ...) {
    NEXT(open);
    va_list rest; va_start(rest, flags); int bits = mode(flags, rest); va_end(rest);
    return closed(path, flags) ? -1 : next(path, flags, bits);
}

int open64(const char *path, int flags, ...) {
    NEXT(open64);
    va_list rest; va_start(rest, flags); int bits = mode(flags, rest); va_end(rest);
    return closed(path, flags) ? -1 : next(path, flags, bits);
}
