/* SPDX-License-Identifier: MIT */
/*
 * copydesk/plugin.h - the one header a copydesk plugin includes.
 *
 * A plugin is a shared object that exports one constant named
 * `copydesk_plugin`.  The host reads it, checks it, and only then calls in.
 *
 *   [main]    prepare -------------------------------------- release
 *   [worker]            open -- process ... process -- close
 *
 * Workers.  [main] runs once, before the workers exist.  [worker] runs in
 *   every worker process; one `self` is never entered twice at the same time.
 *   [any] may be called from either.  What `prepare` returns in *shared is
 *   read-only from the first `open` on, but for a plugin whose `self` it is:
 *   each worker has a copy.  A plugin starts no threads.
 * Records.  `rec` is a JSON object owned by the host and lent for one call:
 *   change it in place, never json_decref it or keep it (or anything inside
 *   it) after return.  Insert only fresh values, never one held in `shared`.
 * Strings.  UTF-8.  A record's string may hold NUL: take its length from
 *   json_string_length.  Descriptor strings are NUL-terminated and live as
 *   long as the plugin.  Memory is freed by the side that allocated it.
 * Errors.  Call cd_fail() with a message, then return CD_ERROR (or -1).  Never
 *   exit, abort, print, install signal handlers, or call setlocale.  A failure
 *   with errno ENOMEM is not held against the record: it is tried again.
 *   Numbers are read and written as in C whatever the locale is, and however
 *   numbers are rounded.
 * Files.  Read what you need in `prepare`.  After `open` a worker is confined:
 *   it can open nothing, and a denied system call ends it with a message.  A
 *   store is confined before `open`, to the folder of its output.  PLUGINS.md
 *   says what either may do.
 * Growth.  Structs grow at the tail only; their sizes travel with them.  Each
 *   addition has a minor level.  A plugin that cannot do without one says so:
 *   `#define CD_ABI_WANT 1` in front of this header, and an older host refuses
 *   it with a message.  Without that a newer plugin works on an older host as
 *   long as it leaves new members zero and asks CD_HAS() before it calls one.
 *   1.1: readers (CD_READER, framing, read; input, below and entry of cd_host),
 *     undo, taken, CD_BROKEN, CD_NEEDED, CD_ONLY, CD_TOLERANT; json, inputs,
 *     extension of cd_host.
 */
#ifndef COPYDESK_PLUGIN_H
#define COPYDESK_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

/* Laid out by hand. */
/* clang-format off */
#ifdef __cplusplus
extern "C" {
#endif

#define CD_MAGIC     0x43445031u /* "CDP1" */
#define CD_ABI_MAJOR 1           /* must equal the host's */
#define CD_ABI_MINOR 1           /* newest level this header describes */
#ifndef CD_ABI_WANT              /* level the plugin needs; opt in to raise */
#define CD_ABI_WANT 0
#endif

#if defined __GNUC__
#define CD_EXPORT       __attribute__((visibility("default")))
#define CD_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define CD_EXPORT
#define CD_PRINTF(f, a)
#endif

/* What becomes of a record.  CD_BROKEN: it is not the record, the store itself
 * has failed (a full disk, a lost server).  The run ends with exit status 5;
 * the store is asked nothing more but to close, and must leave nothing behind
 * that no commit has made durable. */
enum cd_status {
    CD_BROKEN = -2, /* CD_STORE only */
    CD_ERROR = -1,
    CD_KEEP = 0,
    CD_DROP = 1
};

enum cd_level { CD_DEBUG, CD_INFO, CD_WARNING };

enum cd_kind {
    CD_FILTER = 1, /* changes or drops a record; runs in every worker */
    CD_FORMAT,     /* turns a record into bytes of an output file; runs in
                      every worker, and the host joins the pieces in input
                      order, compresses, names and commits the file */
    CD_STORE,      /* puts records into a database: one instance, in a process
                      of its own, in input order, with commit and resume */
    CD_READER      /* makes a record of each entry of an input; runs in every
                      worker, in front of the filters.  The host cuts inputs
                      into entries (`framing`), and parses nothing in them */
};

/* Plugin flags. */
#define CD_NETWORK 0x2u /* CD_STORE only: it is the client of a server, and its
                           output has no path.  Without this it has one, and
                           no sockets. */

/* ---- record fields: the host checks stage order from these ------------- */

#define CD_T_BOOL   0x01u
#define CD_T_INT    0x02u
#define CD_T_REAL   0x04u
#define CD_T_STRING 0x08u
#define CD_T_ARRAY  0x10u
#define CD_T_OBJECT 0x20u
#define CD_OPTIONAL 0x01u /* read if present / written sometimes */
#define CD_REMOVED  0x02u /* in `writes`: the field is gone afterwards */
#define CD_NEEDED   0x04u /* in `reads`, beside CD_OPTIONAL: a record may lack
                             it, but where all do the stage is of no use */
#define CD_ONLY     0x08u /* in `writes`: where there is such a row, records
                             have no other field afterwards than those of all
                             such rows */
#define CD_TOLERANT 0x10u /* in `reads`, beside CD_OPTIONAL: a value of another
                             type is no fault of the record, process meets it;
                             a pipeline that declares one is refused */

/* One field read or written.  Path: as in record.h ("text",
 * "quotes[].speaker"), "*" for all fields, not with CD_REMOVED or CD_ONLY, or
 * "${opt}" for what the option `opt` names: one field for a string, one each
 * for strings, for the keys of a JSON object and for the strings of a JSON
 * array.  "${opt.values}" is one each for the strings in what a JSON object has
 * under its keys, at any depth; "${opt.templates}" for the fields that the
 * templates (template.h) among the strings of the option name.  Lists end with
 * {0}.
 *
 * Before the first stage the host takes null for absent, and checks the type
 * of what is read.  A run stops, and says what the records do have, where
 * none of the first 1,000 that reach a stage has a field that is CD_NEEDED or
 * not CD_OPTIONAL; a string of no bytes counts as none, and a record that has
 * the first field of `writes` already lacks nothing.  A field that the user
 * named in an option must be one that is known: a standard field, one that a
 * stage before writes, or one that the pipeline's "input" declares. */
struct cd_field {
    const char *path;
    uint32_t types; /* CD_T_* */
    uint32_t flags; /* CD_OPTIONAL */
    const char *help; /* NULL: that of the row before goes for this one, too */
};

/* ---- options: the host parses, checks, defaults and stores ------------- */

enum cd_option_type {
    CD_O_BOOL = 1, /* bool */
    CD_O_INT,      /* int64_t, min..max */
    CD_O_REAL,     /* double, min..max */
    CD_O_STRING,   /* const char *; may be NULL only if the default is */
    CD_O_PATH,     /* const char *; made absolute from the config's folder */
    CD_O_ENUM,     /* int, index into choices */
    CD_O_STRINGS,  /* struct cd_strings */
    CD_O_JSON      /* const json_t *, borrowed, may be NULL */
};

#define CD_O_REQUIRED   0x1u
#define CD_O_DEPRECATED 0x2u /* help says what to use instead */
/* The host shows neither the value nor the default: not in messages (also
 * those about other options of the same argument), `describe`, `list`, the
 * journal or run.json.  That it was changed is noticed by a digest. */
#define CD_O_SECRET     0x4u

struct cd_strings { const char *const *v; size_t n; };

union cd_value {
    bool b;
    int64_t i;
    double d;
    const char *s;
    const char *const *list; /* ends with NULL */
};

/* One option, stored at `offset` in the plugin's options struct. */
struct cd_option {
    const char *name;
    const char *help;
    uint32_t type;  /* enum cd_option_type */
    uint32_t flags; /* CD_O_* flags */
    size_t offset;
    union cd_value def, min, max;
    const char *const *choices; /* CD_O_ENUM; ends with NULL */
};

/* Table rows, for C11 and C++20 (and C++17, where the compiler takes designated
 * initializers, as GCC does).  The option is named after the struct member, and a
 * member of the wrong type does not compile. */
#ifdef __cplusplus
extern "C++" {
template <typename Is, typename Must> struct cd_same_;
template <typename T> struct cd_same_<T, T> { enum { zero = 0 }; };
}
#define CD_AT_(S, f, T) (offsetof(S, f) + cd_same_<decltype(S::f), T>::zero)
#else
#define CD_AT_(S, f, T) (offsetof(S, f) + _Generic(((S *)0)->f, T: 0))
#endif
#define CD_OPT_BOOL(S, f, def_, help_) \
    { #f, help_, CD_O_BOOL, 0, CD_AT_(S, f, bool), {.b = (def_)}, {0}, {0}, 0 }
#define CD_OPT_INT(S, f, def_, lo, hi, help_) \
    { #f, help_, CD_O_INT, 0, CD_AT_(S, f, int64_t), {.i = (def_)}, \
      {.i = (lo)}, {.i = (hi)}, 0 }
#define CD_OPT_REAL(S, f, def_, lo, hi, help_) \
    { #f, help_, CD_O_REAL, 0, CD_AT_(S, f, double), {.d = (def_)}, \
      {.d = (lo)}, {.d = (hi)}, 0 }
#define CD_OPT_STRING(S, f, flags_, def_, help_) \
    { #f, help_, CD_O_STRING, flags_, CD_AT_(S, f, const char *), \
      {.s = (def_)}, {0}, {0}, 0 }
#define CD_OPT_PATH(S, f, flags_, help_) \
    { #f, help_, CD_O_PATH, flags_, CD_AT_(S, f, const char *), {0}, \
      {0}, {0}, 0 }
#define CD_OPT_ENUM(S, f, def_, choices_, help_) \
    { #f, help_, CD_O_ENUM, 0, CD_AT_(S, f, int), {.i = (def_)}, {0}, {0}, \
      choices_ }
#define CD_OPT_JSON(S, f, flags_, help_) \
    { #f, help_, CD_O_JSON, flags_, CD_AT_(S, f, const json_t *), {0}, {0}, \
      {0}, 0 }
#define CD_OPT_STRINGS(S, f, def_, help_) \
    { #f, help_, CD_O_STRINGS, 0, CD_AT_(S, f, struct cd_strings), \
      {.list = (def_)}, {0}, {0}, 0 }

/* ---- examples: printed by `describe` ----------------------------------- */

/* JSON texts, compared as values; for CD_FORMAT, output is the exact bytes
 * without head and tail; for CD_READER, input is the bytes of one entry (of
 * framing "csv", behind a first row and its line end), and title the name of
 * the input (cd_host.input and below).  NULL: dropped. */
struct cd_example { const char *title, *options, *input, *output; };

/* ---- inputs: what a store remembers of a run ---------------------------- */

struct cd_input {
    const char *name; /* as in rejects */
    const char *digest; /* SHA-256 of the file, 64 hex digits */
    uint64_t size;      /* bytes */
    int64_t modified;   /* nanoseconds since 1970 */
    const char *run_id; /* of the run that took it; of this one: NULL */
    bool finished;      /* that run is */
};

/* ---- what the host offers ---------------------------------------------- */

/* One per stage and worker, so none of these take a lock.  Test for members
 * added after ABI 1.0 with CD_HAS(). */
struct cd_host {
    uint32_t size;
    uint16_t abi_major, abi_minor;
    void *impl; /* the host's own */

    /* The run: 32 hex digits, new for each run and kept by its resumes. */
    const char *run_id;
    /* CD_STORE: absolute path of the file or folder to write, from `open` on;
     * NULL with CD_NETWORK. */
    const char *output;

    /* Log a line; stage, file and record number are added.  [any] */
    void (*log)(const struct cd_host *h, enum cd_level level,
                const char *fmt, ...) CD_PRINTF(3, 4);
    /* Set the reason for the failure about to be returned.  Returns -1. */
    int (*fail)(const struct cd_host *h, const char *fmt, ...) CD_PRINTF(2, 3);
    /* Add to a counter that run.json and `copydesk stats` show with the stage.
     * A sum beyond int64_t stays at INT64_MAX or INT64_MIN.  Names are UTF-8
     * of at most 200 bytes, at most 256 a stage: others are not counted.
     * [worker] */
    void (*count)(const struct cd_host *h, const char *name, int64_t n);
    /* Memory for any type that lasts until this process() call returns.
     * Never NULL: where there is no more, the worker ends and the record is
     * tried again or rejected with memory_limit.  [worker] */
    void *(*scratch)(const struct cd_host *h, size_t n);
    /* CD_FORMAT: append to this output.  Returns -1, with the reason set,
     * where the outputs of one record would have too many bytes together; the
     * record is rejected then, whatever process returns.  [worker] */
    int (*write)(const struct cd_host *h, const void *buf, size_t n);
    /* CD_FORMAT: append a value as JSON text: no white space, UTF-8, members
     * in their order, reals in their shortest form.  Returns as write does.
     * [worker] */
    int (*write_json)(const struct cd_host *h, const json_t *value);

    /* CD_STORE: the record in hand as JSON text, as write_json writes it; good
     * until process returns. */
    const char *json;
    size_t json_size;
    /* CD_STORE: where the pipeline says "new_only", the inputs of the run, to
     * be made durable with its first mark.  [worker] */
    const struct cd_input *inputs;
    size_t ninputs;

    /* What the host offers under that name, a struct of functions that a
     * header of its own describes (CD_TEXT_1 of text.h); NULL if this host
     * has nothing of that name.  Ask in `prepare`, so that the tables that it
     * needs are made once and shared by the workers.  It lasts as long as the
     * plugin does.  [any] */
    const void *(*extension)(const struct cd_host *h, const char *name);

    /* CD_READER, during `read`: the name of the input, as in rejects ("-" is
     * standard input, if nobody gave it a name); the end of it that is below
     * the part of its pattern without "*", "?" and "[", all of it for a file
     * that was named as it is; and the number of the entry in its input, from
     * 1.  UTF-8; bytes of a name that are not stand as "\xHH".  [worker] */
    const char *input, *below;
    uint64_t entry;
    /* CD_READER, framing "csv", during `read`: the first row of the input,
     * without its line end; framing "feed": what stands in front of its first
     * item.  NULL where it is not known, because it is longer than 64 KiB or
     * was lost in damage.  [worker] */
    const char *first_row;
    size_t first_row_size;
};

#define CD_HAS(p, member) \
    (offsetof(struct cd_host, member) + sizeof((p)->member) <= (p)->size)
#define cd_log(h, level, ...) ((h)->log((h), (level), __VA_ARGS__))
#define cd_fail(h, ...)       ((h)->fail((h), __VA_ARGS__))
#define cd_count(h, name, n)  ((h)->count((h), (name), (n)))

/* ---- what the plugin offers -------------------------------------------- */

struct cd_plugin {
    /* Frozen: the same in every ABI.  Filled in by CD_PLUGIN_HEADER. */
    uint32_t magic, size;
    uint16_t abi_major, abi_minor;
    uint16_t option_size, field_size, example_size, reserved;
    void (*json_probe)(void); /* must equal the host's: one libjansson only */

    const char *name; /* [a-z][a-z0-9_]*, the same as the file's */
    const char *version, *summary, *author, *license;
    uint32_t kind, flags; /* enum cd_kind; CD_NETWORK */
    const struct cd_option *options; /* ends with {0}; may be NULL */
    size_t options_size;             /* sizeof the options struct */
    const struct cd_field *reads, *writes;
    const struct cd_example *examples;

    /* All but process may be NULL; it is, where the kind is CD_READER. */

    /* Load models and lexicons once per stage.  Folder, limits and umask of the
     * process stay what they are.  [main] */
    int (*prepare)(const struct cd_host *h, const void *opts, void **shared);
    /* Make the state of one worker.  Without this function, self is what
     * prepare returned in *shared.  [worker] */
    int (*open)(const struct cd_host *h, const void *opts, void *shared,
                void **self);
    /* Handle one record.  [worker] */
    enum cd_status (*process)(const struct cd_host *h, void *self, json_t *rec);
    /* Free self.  [worker] */
    int (*close)(const struct cd_host *h, void *self);
    /* Free shared.  [main] */
    void (*release)(const struct cd_host *h, void *shared);

    /* CD_FORMAT: write what opens and what ends the output file, once each,
     * also when there is no record.  They depend on options only.  [worker] */
    int (*head)(const struct cd_host *h, void *self);
    int (*tail)(const struct cd_host *h, void *self);
    const char *separator; /* CD_FORMAT: put between records; may be NULL */

    /* CD_STORE: make all records so far durable and (run_id, mark) with them,
     * in one transaction.  Marks grow; none is 0.  [worker] */
    int (*commit)(const struct cd_host *h, void *self, uint64_t mark);
    /* CD_STORE: the newest durable mark of this run_id, 0 for none.  [worker] */
    int (*resume)(const struct cd_host *h, void *self, uint64_t *mark);
    /* CD_STORE: all records are committed; finish the store (indexes, pages).
     * May be called again after a crash.  Then close.  [worker] */
    int (*finish)(const struct cd_host *h, void *self);


    /* CD_STORE: take back all that the run `run_id` (32 hex digits) has
     * committed, its mark with it, and nothing else; durable when this returns.
     * 0 also for a run that the store does not know.
     * Called for --force on a folder whose unfinished run appended to this
     * store: behind open and resume, without any record, and then close; the
     * store was opened for the run that it is to take back (`h` has its
     * run_id, too), so that nothing of a new one is in it before.  May be
     * called again after a crash.  Without this function such a --force is refused.
     * [worker] */
    int (*undo)(const struct cd_host *h, void *self, const char *run_id);

    /* CD_STORE: tell `each` of every input that a run has made durable in the
     * store at h->output (cd_host.inputs), the oldest first, until it returns
     * other than 0; all strings are borrowed for the call.  A store that is
     * not there yet has taken none.  Changes nothing.  Called while a run
     * with "new_only" is planned; such runs need this function.  [main] */
    int (*taken)(const struct cd_host *h, const void *opts,
                 int (*each)(void *ctx, const struct cd_input *in), void *ctx);

    /* CD_READER: how inputs are cut into entries, after unpacking.
     *   "lines"  lines that hold more than white space, without their line end
     *   "json"   values of JSON, over any number of lines: the elements of an
     *            array, or one behind the other
     *   "csv"    rows of a table, empty ones left out, without their line
     *            ends: those inside a quoted cell belong to it.  Lines end
     *            with LF, also behind CR, or with CR, where that ends the
     *            first row.  A cell is quoted if it begins with the quote: that
     *            is the option "quote" of the reader ('"' if it has none; of no
     *            bytes: cells are never quoted).  A byte behind the option
     *            "escape" has no meaning.  Cells begin behind the option
     *            "separator" or, where it is not set, what the first row tells
     *            (copydesk/table.h).  That row, together with a line "sep=;"
     *            in front of it, is no entry but cd_host.first_row; it is both
     *            where the option "names" has texts, or where it has no letters
     *            and so names nothing.  It counts as an entry of its number
     *   "warc"   WARC records, each with its header block and as many bytes
     *            as its Content-Length says; one that is cut off, or whose
     *            length is wrong, is told as damage and not given
     *   "feed"   elements <item> or <entry> of XML, up to their end tags or,
     *            where that is missing, the next such element or the end of
     *            the channel: by their tags alone, behind no comment or CDATA
     *            section.  What stands in front of the first is none, but
     *            cd_host.first_row
     *   "file"   an input is one entry, be it empty */
    const char *framing;
    /* CD_READER: make a record of the entry bytes[0..n), which may be anything
     * at all and lie in memory that cannot be changed: fill the empty object
     * rec.  CD_DROP: it is none, and counts as dropped; CD_ERROR: a reject.
     * A record without "id" gets one, and what all records get is done after:
     * "fields" of the pipeline, nulls, types.  Entries that are longer than a
     * record may be are not given to it.  [worker] */
    enum cd_status (*read)(const struct cd_host *h, void *self,
                           const char *bytes, size_t n, json_t *rec);
};

#define CD_PLUGIN_HEADER                                                  \
    .magic = CD_MAGIC, .size = sizeof(struct cd_plugin),                  \
    .abi_major = CD_ABI_MAJOR, .abi_minor = CD_ABI_WANT,                  \
    .option_size = sizeof(struct cd_option),                              \
    .field_size = sizeof(struct cd_field),                                \
    .example_size = sizeof(struct cd_example),                            \
    .json_probe = (void (*)(void))json_object_get

/* In-tree plugins are built with -DCOPYDESK_MODULE=name so that several can
 * be linked into one static program; lt_dlsym() tries that spelling first. */
#ifdef COPYDESK_MODULE
#define CD_CAT2_(a, b)  a##b
#define CD_CAT_(a, b)   CD_CAT2_(a, b)
#define copydesk_plugin CD_CAT_(COPYDESK_MODULE, _LTX_copydesk_plugin)
#endif

extern CD_EXPORT const struct cd_plugin copydesk_plugin;

#ifdef __cplusplus
}
#endif

#endif /* !COPYDESK_PLUGIN_H */
