/* SPDX-License-Identifier: MIT */
#include "text/mojibake.h"

#include <string.h>

#include "text/mojibake_units.h"
#include "text/utf8.h"

/* The method is after R. Speer's ftfy, which has a list of patterns for odd
 * text and tries character sets in turn.  Here each unit is weighed by what it
 * is and what it would become. */

#define TIMES 4 /* times that a text may have been damaged */
/* Weight above which a text is certainly damaged */
#define SURE (3 * MOJIBAKE_ENOUGH)

/* ---- finding --------------------------------------------------------------
 */

/* The evidence for one character set: the run being read, and sums over the
 * runs so far (`total` of their weights, `best` the highest). */
struct tally {
    struct run run;
    unsigned best;
    size_t total, units, never;
};

/* The evidence for each character set. */
struct finding {
    struct tally of[CHARMAPS];
    bool control; /* U+0080 to U+009F */
};

/* Add the current run to the sums and begin another. */
static void
close_run(struct tally *tally)
{
    unsigned weight = mojibake_run_weight(&tally->run);

    tally->total += weight;
    tally->units += tally->run.units;
    tally->never += tally->run.never;
    if (weight > tally->best)
        tally->best = weight;
    memset(&tally->run, 0, sizeof(tally->run));
}

/* Add the unit at byte i to the evidence for each set of the mask `maps` in
 * which it is one. */
static void
weigh_unit(const struct mojibake *mojibake, struct finding *finding,
    const char *text, size_t n, size_t i, unsigned maps)
{
    unsigned map;
    struct unit unit;

    for (map = 0; map < CHARMAPS; map++) {
        struct tally *tally = &finding->of[map];

        if ((maps & 1u << map) == 0 ||
            (tally->run.units > 0 && i < tally->run.end) ||
            !mojibake_character_at(mojibake, map, text, n, i, &unit))
            continue;
        if (!mojibake_run_add(mojibake, &tally->run, text, n, i, &unit)) {
            close_run(tally);
            mojibake_run_add(mojibake, &tally->run, text, n, i, &unit);
        }
    }
}

/* Weigh the run of characters beyond ASCII at byte i.  Returns where it
 * ends. */
static size_t
find_here(const struct mojibake *mojibake, struct finding *finding,
    const char *text, size_t n, size_t i)
{
    uint32_t lead =
        0; /* the sets in which the character in front begins a unit */
    uint32_t seen = 0;
    size_t before = i, len;
    uint32_t code = 0;

    for (; i < n && (signed char)text[i] < 0; i += len) {
        uint32_t brief;

        code = character(text + i, &len);
        brief = mojibake_brief(mojibake, code);
        if (lead & brief >> BRIEF_MORE)
            weigh_unit(
                mojibake, finding, text, n, before, lead & brief >> BRIEF_MORE);
        seen |= brief;
        lead = brief & BRIEF_LEAD;
        before = i;
    }
    finding->control |= (seen & BRIEF_CONTROL) != 0;
    if (i < n && text[i] == ' ' && (code == A_TILDE || code == A_CIRC))
        weigh_unit(mojibake, finding, text, n, before, 1);
    return i;
}

/* Collect the evidence in the whole text. */
static void
collect_evidence(const struct mojibake *mojibake, const char *text, size_t n,
    struct finding *finding)
{
    size_t i = 0;

    memset(finding, 0, sizeof(*finding));
    while ((i = utf8_skip_ascii(text, n, i)) < n)
        i = find_here(mojibake, finding, text, n, i);
}

/* The set with the most evidence; CHARMAPS if no set has enough.  A set that
 * would make many characters which nobody uses does not count. */
static unsigned
choose_map(struct finding *finding)
{
    unsigned map, best = CHARMAPS;

    for (map = 0; map < CHARMAPS; map++) {
        close_run(&finding->of[map]);
        if (finding->of[map].best >= MOJIBAKE_ENOUGH &&
            finding->of[map].never * 3 <= finding->of[map].units &&
            (best == CHARMAPS ||
                finding->of[map].total > finding->of[best].total))
            best = map;
    }
    return best;
}

bool
mojibake_found(const struct mojibake *mojibake, const char *text, size_t n)
{
    struct finding finding;

    collect_evidence(mojibake, text, n, &finding);
    return choose_map(&finding) < CHARMAPS || finding.control;
}

/* ---- repairing ------------------------------------------------------------
 */

/* A repair from the set `map` being written to `out`, `o` bytes so far. */
struct writer {
    const struct mojibake *m;
    const char *s;
    size_t n;
    unsigned map;
    bool all;  /* every character beyond ASCII belongs to a unit */
    bool sure; /* there is much evidence for the set */
    char *out;
    size_t o;
};

/* Append bytes to the output. */
static void
put_bytes(struct writer *writer, const char *text, size_t n)
{
    memcpy(writer->out + writer->o, text, n);
    writer->o += n;
}

/* Read the run of units at byte i; units is 0 if there is none. */
static struct run
read_run_at(const struct writer *writer, size_t i)
{
    struct run run = { 0 };
    struct unit unit;

    while (i < writer->n && (signed char)writer->s[i] < 0 &&
           mojibake_character_at(
               writer->m, writer->map, writer->s, writer->n, i, &unit)) {
        mojibake_run_add(writer->m, &run, writer->s, writer->n, i, &unit);
        i += unit.n;
    }
    return run;
}

/* Does every character beyond ASCII belong to a unit? */
static bool
all_units(const struct writer *writer)
{
    size_t i = 0;

    while ((i = utf8_skip_ascii(writer->s, writer->n, i)) < writer->n) {
        struct run run = read_run_at(writer, i);

        if (run.units == 0)
            return false;
        i = run.end;
    }
    return true;
}

/* Append the characters that the units of a run stand for. */
static void
put_run(struct writer *writer, const struct run *run)
{
    size_t i = run->start;
    struct unit unit;

    while (i < run->end && mojibake_character_at(writer->m, writer->map,
                               writer->s, writer->n, i, &unit)) {
        /* A blank may be a byte of a character (a lost no-break space), but not
         * at the end of a word. */
        if (unit.blank && i + unit.n == run->end)
            put_bytes(writer, writer->s + i, unit.n);
        else
            writer->o += utf8_encode(unit.c, writer->out + writer->o);
        i += unit.n;
    }
}

/* Should the run be repaired?  A blank in it weighs nothing, but in a text
 * known to be damaged nothing else explains what is in front of it. */
static bool
should_repair(const struct writer *writer, const struct run *run)
{
    return writer->all || mojibake_run_weight(run) > 0 ||
           (writer->sure && run->gaps == run->units);
}

/* Repair the damage of one set. */
static const char *
repair_map(const struct mojibake *mojibake, const struct pool *pool,
    unsigned map, bool sure, const char *text, size_t *n)
{
    struct writer writer = {
        .m = mojibake, .s = text, .n = *n, .map = map, .sure = sure
    };
    size_t i = 0, next, len;

    writer.out = pool_alloc(pool, *n + 4);
    writer.all = all_units(&writer);
    for (; i < writer.n; i = next) {
        struct run run;

        next = utf8_skip_ascii(text, writer.n, i);
        put_bytes(&writer, text + i, next - i);
        if (next == writer.n)
            break;
        i = next;
        run = read_run_at(&writer, i);
        if (run.units > 0 && should_repair(&writer, &run)) {
            put_run(&writer, &run);
            next = run.end;
        } else {
            character(text + i, &len);
            next = run.units > 0 ? run.end : i + len;
            put_bytes(&writer, text + i, next - i);
        }
    }
    *n = writer.o;
    return writer.out;
}

/* The kind of the character that ends at byte i (`before`) or begins there. */
static enum odd_kind
kind_beside(const char *text, size_t n, size_t i, bool before)
{
    size_t len, back;

    if (before ? i == 0 : i >= n)
        return ODD_BLANK;
    back = before ? utf8_back(text, i) : 0;
    return odd_kind(character(text + i - back, &len));
}

static bool
is_letter_kind(enum odd_kind kind)
{
    return kind == ODD_SMALL || kind == ODD_CAPITAL || kind == ODD_LOWER ||
           kind == ODD_UPPER || kind == ODD_WESTERN;
}

/* The set that the characters from U+0080 to U+009F come from: windows-1252, or
 * Macintosh if that makes all of them letters within words where windows-1252
 * makes something that does not fit.  One character is not enough evidence, and
 * a few dashes and apostrophes between letters may be just that. */
static const struct charmap *
set_of_controls(const char *text, size_t n)
{
    const struct charmap *usual = &charmaps[CHARMAP_1252],
                         *mac = &charmaps[CHARMAP_MACINTOSH];
    unsigned odd = 0, count = 0, here;
    size_t i = 0, len;

    for (; (i = utf8_skip_ascii(text, n, i)) < n; i += len) {
        uint32_t code = character(text + i, &len);
        enum odd_kind before, after, kind;

        if (code < 0x80 || code >= 0xa0)
            continue;
        before = kind_beside(text, n, i, true);
        after = kind_beside(text, n, i + len, false);
        kind = odd_kind(usual->high[code - 0x80]);
        here = odd_between(before, kind, after);
        if (!is_letter_kind(odd_kind(mac->high[code - 0x80])) ||
            !(is_letter_kind(kind) || here >= MOJIBAKE_ENOUGH ||
                (is_letter_kind(before) && is_letter_kind(after))))
            return usual;
        odd += here;
        count++;
    }
    return count > 1 && odd >= MOJIBAKE_ENOUGH && odd >= count ? mac : usual;
}

/* Replace the characters from U+0080 to U+009F by those of their set. */
static const char *
repair_controls(const struct pool *pool, const char *text, size_t *n)
{
    const struct charmap *set = set_of_controls(text, *n);
    char *out = pool_alloc(pool, 2 * *n);
    size_t i, written = 0, len;

    for (i = 0; i < *n; i += len) {
        uint32_t code = character(text + i, &len);

        if (code >= 0x80 && code < 0xa0)
            code = set->high[code - 0x80];
        written += utf8_encode(code, out + written);
    }
    *n = written;
    return out;
}

const char *
mojibake_repair(const struct mojibake *mojibake, const struct pool *pool,
    const char *text, size_t *n)
{
    struct finding finding;
    unsigned map, i;

    for (i = 0; i < TIMES; i++) {
        collect_evidence(mojibake, text, *n, &finding);
        map = choose_map(&finding);
        if (map == CHARMAPS)
            break;
        text = repair_map(
            mojibake, pool, map, finding.of[map].total >= SURE, text, n);
    }
    collect_evidence(mojibake, text, *n, &finding);
    return finding.control ? repair_controls(pool, text, n) : text;
}
