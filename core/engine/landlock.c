/* SPDX-License-Identifier: MIT */
#include "engine/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights that an older kernel header does not define. */
#define FS_REFER    (1ULL << 13) /* ABI 2, Linux 5.19 */
#define FS_TRUNCATE (1ULL << 14) /* ABI 3, Linux 6.2 */

#define FS_ALL  (LANDLOCK_ACCESS_FS_MAKE_SYM * 2 - 1) /* ABI 1 */
#define FS_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FS_CHANGE \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | \
        LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
        LANDLOCK_ACCESS_FS_REMOVE_DIR | FS_TRUNCATE)
#define FS_OF_FILES \
    (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE)

/* What libraries read of the system: tables and, for the client of a server,
 * names of hosts and users, and certificates.  Not all of /etc: root may read
 * secrets there. */
static const struct {
    const char *path;
    uint64_t rights;
    bool client;
} system_files[] = {
    { "/usr", FS_READ, false },
    { "/lib", FS_READ, false },
    { "/lib64", FS_READ, false },
    { "/etc/localtime", FS_READ, false },
    { "/dev/urandom", FS_READ, false },
    { "/dev/null", FS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE, false },
    { "/etc/hosts", FS_READ, true },
    { "/etc/host.conf", FS_READ, true },
    { "/etc/resolv.conf", FS_READ, true },
    { "/etc/nsswitch.conf", FS_READ, true },
    { "/etc/gai.conf", FS_READ, true },
    { "/etc/services", FS_READ, true },
    { "/etc/protocols", FS_READ, true },
    { "/etc/passwd", FS_READ, true }, /* the name of the user */
    { "/etc/ssl/certs", FS_READ, true },
    { "/etc/ssl/cert.pem", FS_READ, true },
    { "/etc/ssl/openssl.cnf", FS_READ, true },
    { "/etc/ca-certificates", FS_READ, true },
    { "/etc/pki/ca-trust", FS_READ, true },
    { "/etc/pki/tls/certs", FS_READ, true },
};

/* Allow `rights` below a path; a path that does not exist needs none. */
static void
allow(int rules, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr beneath = { .allowed_access = rights };
    struct stat st;

    beneath.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd < 0)
        return;
    if (fstat(beneath.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
        beneath.allowed_access &= FS_OF_FILES;
    syscall(
        SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(beneath.parent_fd);
}

/* Create rules that deny all of `all` (and what newer kernels know besides)
 * until `allow` adds some; -1 if the kernel has no landlock. */
static int
new_rules(struct landlock_ruleset_attr *all)
{
    long abi = syscall(
        SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

    if (abi < 1)
        return -1;
    all->handled_access_fs |= abi >= 2 ? FS_REFER : 0;
    all->handled_access_fs |= abi >= 3 ? FS_TRUNCATE : 0;
    return (int)syscall(SYS_landlock_create_ruleset, all, sizeof(*all), 0);
}

/* Apply the rules to this process, for good, and close them. */
static int
restrict_to(int rules)
{
    int rc = (int)syscall(SYS_landlock_restrict_self, rules, 0);

    close(rules);
    return rc != 0 ? -1 : 0;
}

int
landlock_read_only(void)
{
    struct landlock_ruleset_attr all = {
        .handled_access_fs = FS_ALL & ~(FS_READ | LANDLOCK_ACCESS_FS_EXECUTE)
    };
    int rules = new_rules(&all);

    if (rules < 0)
        return -1;
    allow(rules, "/dev/null",
        (LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE) & all.handled_access_fs);
    return restrict_to(rules);
}

int
landlock_confine(const char *folder, bool client)
{
    struct landlock_ruleset_attr all = { .handled_access_fs = FS_ALL };
    int rules = new_rules(&all);
    size_t i;

    if (rules < 0)
        return -1;
    for (i = 0; i < sizeof(system_files) / sizeof(system_files[0]); i++) {
        if (client || !system_files[i].client)
            allow(rules, system_files[i].path,
                system_files[i].rights & all.handled_access_fs);
    }
    if (*folder != '\0')
        allow(rules, folder, (FS_READ | FS_CHANGE) & all.handled_access_fs);
    return restrict_to(rules);
}
