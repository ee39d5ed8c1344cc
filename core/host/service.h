/* SPDX-License-Identifier: MIT */
/*
 * service - what the host offers to one stage: struct cd_host.
 */
#ifndef HOST_SERVICE_H
#define HOST_SERVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <copydesk/plugin.h>

#include "base/arena.h"
#include "base/buf.h"
#include "host/texts.h"

#define SERVICE_COUNTERS     256 /* most counters of a stage */
#define SERVICE_COUNTER_NAME 200 /* most bytes of a counter's name */
#define SERVICE_LOG          ((size_t)64 << 10) /* most bytes of log a batch */

struct service_counter {
    char *name;
    int64_t n;
    int64_t kept; /* n, when service_keep was last called */
};

struct command;

struct service {
    struct cd_host host;   /* what the plugin sees; impl points back here */
    struct arena *scratch; /* reset by the chain between records */
    struct texts *texts;   /* of the record, shared by all stages */
    char reason[512];      /* what cd_fail said; "" if it was not called */
    const char *code;      /* its command failed: a reject code; else NULL */
    struct buf *out;       /* CD_FORMAT: where write goes; NULL: forbidden */
    size_t most;           /* bytes that may be in it */
    bool over;             /* more were to be */
    struct service_counter *counters;
    size_t ncounters, ccounters;
    struct command *command; /* that the stage asks, or NULL */
    char **secrets;          /* no line and no reason shows one */
    size_t nsecrets, csecrets;

    /* Lines logged: level, text, newline.  `place` is called to say
     * where the record stands. */
    struct buf log;
    size_t suppressed; /* lines beyond SERVICE_LOG */
    size_t said;       /* bytes of lines since service_begin, at least */
    void (*position)(void *ctx, struct buf *to);
    void *position_ctx;
};

/* Make the services of one stage.  `scratch` and `texts` are borrowed; run_id
 * and output may be NULL and must outlive s. */
void service_init(struct service *service, struct arena *scratch,
    struct texts *texts, const char *run_id, const char *output);
void service_free(struct service *service);

/* The plugin is about to be called: for a record, or for something else. */
void service_begin(struct service *service);

/* What was counted so far stays; or it goes as far as it was not kept: the
 * record was not written. */
void service_keep(struct service *service);
void service_undo(struct service *service);

/* a + b, or the nearest number there is: counters do not wrap around. */
int64_t service_sum(int64_t left, int64_t right);

/* Mask this text in everything that the plugin logs. */
void service_hide(struct service *service, const char *secret);

/* The plugin printed this: log its lines, with level 'p'. */
void service_printed(struct service *service, const char *bytes, size_t n);

#endif
