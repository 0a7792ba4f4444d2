/* A drive that fills up: preloaded into a process, it lets so many writes to files below the folder FULL_FOLDER pass as the number
   in the file FULL_LEFT says, and none after that, until the number is another one. Below 0 there is room without end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile long *left;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FULL_LEFT");
    folder = getenv("FULL_FOLDER");
    int fd = path == NULL ? -1 : open(path, O_RDWR);
    void *mapped = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) left = mapped;
    if (fd >= 0) close(fd);
}

static int ours(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int full(int fd) {
    int saved = errno, none = 0;
    if (left != NULL && folder != NULL && *left >= 0 && ours(fd)) {
        none = *left == 0;
        if (!none) __sync_fetch_and_sub(left, 1);
    }
    errno = none ? ENOSPC : saved;
    return none;
}

static int grows(int fd, off_t n) {
    struct stat now;
    return fstat(fd, &now) == 0 && n > now.st_size;
}

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *) dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *from, size_t n) { NEXT(write); return full(fd) ? -1 : next(fd, from, n); }
ssize_t writev(int fd, const struct iovec *from, int n) { NEXT(writev); return full(fd) ? -1 : next(fd, from, n); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { NEXT(pwrite); return full(fd) ? -1 : next(fd, from, n, at); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { NEXT(pwrite64); return full(fd) ? -1 : next(fd, from, n, at); }
int ftruncate(int fd, off_t n) { NEXT(ftruncate); return grows(fd, n) && full(fd) ? -1 : next(fd, n); }
int ftruncate64(int fd, off64_t n) { NEXT(ftruncate64); return grows(fd, n) && full(fd) ? -1 : next(fd, n); }
int fallocate(int fd, int mode, off_t at, off_t n) { NEXT(fallocate); return full(fd) ? -1 : next(fd, mode, at, n); }
int posix_fallocate(int fd, off_t at, off_t n) { NEXT(posix_fallocate); return full(fd) ? ENOSPC : next(fd, at, n); }

int statvfs64(const char *path, struct statvfs64 *to) {
    NEXT(statvfs64);
    int said = next(path, to);
    if (said == 0 && left != NULL && *left == 0) to->f_bavail = to->f_bfree = 0;
    return said;
}
