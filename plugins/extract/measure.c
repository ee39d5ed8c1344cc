/* SPDX-License-Identifier: MIT */
#include "measure.h"

#include <string.h>

#include "text/utf8.h"

static bool
is_point(uint32_t code)
{
    switch (code) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case ',':
    case '"':
    case 0x2026: /* ellipsis */
    case 0xBB:   /* guillemet */
    case 0x201D: /* quote mark */
        return true;
    default:
        return false;
    }
}

static void
read_run(struct run *run, struct str text)
{
    bool gap = false;
    size_t at, n;

    memset(run, 0, sizeof(*run));
    for (at = 0; at < text.n; at += n) {
        uint32_t code = (unsigned char)text.s[at];

        n = str_space(text.s + at, text.n - at);
        if (n > 0) {
            gap = true;
            continue;
        }
        n = 1;
        if (code >= 0x80)
            code = utf8_decode(text.s + at, text.n - at, &n);
        if (run->length == 0)
            run->lead = gap;
        run->length += run->length > 0 && gap ? 2 : 1;
        gap = false;
        run->commas += code == ',';
        run->points = run->points || is_point(code);
    }
    run->tail = gap;
}

void
measure_init(struct measure *measure, const struct dom *dom)
{
    size_t i;

    memset(measure, 0, sizeof(*measure));
    measure->dom = dom;
    measure->root = DOM_NONE;
    measure->runs =
        pool_alloc(&dom->pool, (dom->n + 1) * sizeof(*measure->runs));
    for (i = 0; i < dom->n; i++) {
        if (dom->v[i].tag == TAG_TEXT)
            read_run(&measure->runs[i], dom->v[i].text);
    }
    for (i = 0; i < SUMS; i++)
        measure->sums[i] =
            pool_alloc(&dom->pool, (dom->n + 2) * sizeof(**measure->sums));
}

/* ---- lines --------------------------------------------------------------- */

/* Where the reading of lines is. */
struct reading {
    struct measure *m;
    struct line line; /* length 0: none is begun */
    bool gap;         /* white space since the last character */
    uint32_t block;   /* the innermost one */
    uint32_t link;    /* end of the link that is open, or 0 */
};

/* Does the line say something, as sentences do? */
static void
judge_line(const struct measure *measure, const struct line *line)
{
    const struct dom *dom = measure->dom;
    uint32_t n = line->length;
    unsigned tag = dom->v[line->owner].tag;
    bool plain = tag == TAG_li || tag == TAG_h2 || tag == TAG_h3 ||
                 tag == TAG_h4 || tag == TAG_td || tag == TAG_th ||
                 tag == TAG_pre;

    if (n >= MEASURE_PROSE && line->link < MEASURE_LINKS * n)
        measure->sums[SUM_PROSE][line->at] += n;
    if (n >= MEASURE_PROSE && 2 * line->link < n)
        measure->sums[SUM_PLACE][line->owner] += n;
    if (2 * line->link > n)
        measure->sums[SUM_BAD][line->at] += 2 * n;
    else if (n >= MEASURE_PROSE || (n >= MEASURE_PROSE / 2 && line->points))
        measure->sums[SUM_GOOD][line->at] += n - line->link;
    else if (!plain)
        measure->sums[SUM_BAD][line->at] += n;
}

static void
end_text_line(struct reading *reading)
{
    struct measure *measure = reading->m;

    if (reading->line.length > 0) {
        pool_push(
            &measure->dom->pool, measure->lines, measure->nlines, measure->cap);
        measure->lines[measure->nlines++] = reading->line;
        measure->sums[SUM_LINES][reading->line.at]++;
        judge_line(measure, &reading->line);
    }
    memset(&reading->line, 0, sizeof(reading->line));
    reading->gap = false;
}

static void
add_run(struct reading *reading, uint32_t i)
{
    struct measure *measure = reading->m;
    const struct run *run = &measure->runs[i];
    uint32_t n = run->length;

    if (n == 0) {
        reading->gap = reading->gap || run->tail;
        return;
    }
    if (reading->line.length == 0) {
        reading->line.at = i;
        reading->line.owner = reading->block;
    } else if (reading->gap || run->lead) {
        n++;
    }
    reading->line.last = i;
    reading->line.length += n;
    reading->line.points = reading->line.points || run->points;
    measure->sums[SUM_LENGTH][i] = n;
    measure->sums[SUM_COMMAS][i] = run->commas;
    if (i < reading->link) {
        reading->line.link += n;
        measure->sums[SUM_LINK][i] = n;
    }
    reading->gap = run->tail;
}

static void
add_element(struct reading *reading, uint32_t i)
{
    const struct dom_node *node = &reading->m->dom->v[i];

    if (tags_are(node->tag) & TAG_IS_BLOCK) {
        end_text_line(reading);
        reading->block = i;
    }
    if (node->tag == TAG_br)
        reading->gap = true;
    if (node->tag == TAG_article)
        reading->m->sums[SUM_ARTICLES][i] = 1;
    if (node->tag == TAG_a) {
        reading->m->sums[SUM_LINKS][i] = 1;
        reading->link = node->end > reading->link ? node->end : reading->link;
    }
}

/* Leave the blocks that end before node i. */
static void
leave_blocks(struct reading *reading, uint32_t i, uint32_t root)
{
    const struct dom *dom = reading->m->dom;

    while (reading->block != root && i >= dom->v[reading->block].end) {
        end_text_line(reading);
        do {
            reading->block = dom->v[reading->block].parent;
        } while (reading->block != root &&
                 !(tags_are(dom->v[reading->block].tag) & TAG_IS_BLOCK));
    }
}

/* From what each node has to the sums before each; what was measured are the
 * nodes in [from, to). */
static void
sum_up(struct measure *measure, size_t from, size_t to)
{
    size_t i, k, n = measure->dom->n;

    for (k = 0; k < SUMS; k++) {
        uint32_t *sums = measure->sums[k], total = 0;

        for (i = from; i < to; i++) {
            uint32_t own = sums[i];

            sums[i] = total;
            total += own;
        }
        for (; i <= n; i++)
            sums[i] = total;
    }
}

void
measure_make(struct measure *measure, uint32_t root)
{
    const struct dom *dom = measure->dom;
    struct reading reading = { .m = measure, .block = root };
    uint32_t i, end = dom->v[root].end;
    size_t k;

    if (measure->root == root && measure->changes == dom->changes)
        return;
    measure->root = root;
    measure->changes = dom->changes;
    for (k = 0; k < SUMS; k++)
        memset(measure->sums[k], 0, end * sizeof(**measure->sums));
    measure->nlines = 0;
    for (i = root; i < end; i = dom_next(dom, i, end)) {
        leave_blocks(&reading, i, root);
        if (dom->v[i].tag == TAG_TEXT)
            add_run(&reading, i);
        else if (i != root)
            add_element(&reading, i);
    }
    end_text_line(&reading);
    sum_up(measure, root, end);
}

uint32_t
measure_links(const struct measure *measure, uint32_t node)
{
    if (measure_of(measure, SUM_LINKS, node) == 0)
        return 0;
    return measure_of(measure, SUM_LINK, node);
}

double
measure_density(const struct measure *measure, uint32_t node)
{
    uint32_t n = measure_of(measure, SUM_LENGTH, node);

    return n > 0 ? (double)measure_links(measure, node) / n : 0;
}
