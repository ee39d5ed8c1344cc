/* SPDX-License-Identifier: MIT */
/* How fast is an input cut into batches of entries?  Megabytes of entries a
 * second of CPU time of the process that cuts, with reading and unpacking,
 * which here are its own, too.
 *
 * usage: framing FILE lines|json|csv|warc|feed */
#include <stdio.h>
#include <time.h>

#include "io/records.h"

#define RECORD_BYTES ((uint64_t)16 << 20)

static double
cpu_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int
main(int argc, char **argv)
{
    struct paths inputs = { 0 };
    struct batch *batch = batch_new();
    uint64_t bytes = 0;
    struct records *records;
    struct cd_err e;
    double began;
    size_t i;
    int rc;

    if (argc != 3 || frame_named(argv[2]) == FRAME_KINDS ||
        paths_add(&inputs, "", argv[1], &e) < 0) {
        fprintf(stderr, "usage: framing FILE lines|json|csv|warc|feed\n");
        return 2;
    }
    inputs.v[0].kind.frame = (struct frame_spec){
        .kind = frame_named(argv[2]), .told = true, .quote = '"', .names = true
    };
    began = cpu_now();
    records = records_new(&inputs, RECORD_BYTES, UINT64_MAX);
    while ((rc = records_next(records, batch, &e)) == 1) {
        for (i = 0; i < batch->n; i++)
            bytes += batch->refs[i].length;
    }
    if (rc < 0)
        fprintf(stderr, "%s\n", e.text);
    printf("%-6s %9ju entries %6.0f MB/s core\n", argv[2],
        (uintmax_t)records_framed(records),
        (double)bytes / 1e6 / (cpu_now() - began));
    records_free(records);
    batch_free(batch);
    paths_free(&inputs);
    return rc < 0 ? 1 : 0;
}
