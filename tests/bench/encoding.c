/* SPDX-License-Identifier: MIT */
/* How fast is sound text seen to be sound?  Megabytes a second of CPU time for
 * what `clean` asks of every text before it touches one: is its encoding
 * damaged, and is it in form C.
 *
 * usage: encoding
 * Each text is a paragraph over and over, to a megabyte. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/mojibake.h"
#include "text/nfc.h"
#include "text/sight.h"

#define SIZE   ((size_t)1 << 20)
#define ROUNDS 9
#define TIMES  20 /* the text is read in a round */

static const struct {
    const char *name, *text;
} texts[] = {
    { "ASCII",
        "The first boat left at ten in the morning, before the fog had lifted "
        "from the quay. \"We waited for an hour,\" said the mate, who had been "
        "up since four; \"then we went.\" Nobody was hurt, and the harbour's "
        "bell (cast in 1911) rang twice.\n\n" },
    { "English with its quote marks",
        "The first boat left at ten in the morning, before the fog had lifted "
        "from the quay. “We waited for an hour,” said the mate, who had been "
        "up since four; “then we went.” Nobody was hurt – and the harbour’s "
        "bell (cast in 1911) rang twice.\n\n" },
    { "German",
        "Das erste Boot fuhr um zehn Uhr, bevor der Nebel sich über der Mole "
        "verzogen hatte. „Wir haben eine Stunde gewartet“, sagte der Maat, der "
        "seit vier Uhr auf den Füßen war, „und dann sind wir gefahren.“ Es "
        "gab keine Verletzten, und die Glocke läutete zweimal.\n\n" },
    { "French",
        "Le premier bateau est parti à dix heures, avant que le brouillard ne "
        "se soit levé. « Nous avons attendu une heure », a déclaré le second, "
        "debout depuis quatre heures du matin, « et après, nous sommes "
        "partis ». Personne n’a été blessé, et la cloche a sonné deux fois."
        "\n\n" },
    { "Spanish",
        "El primer barco salió a las diez de la mañana, antes de que la "
        "niebla se levantara. «Esperamos una hora», dijo el segundo oficial, "
        "que estaba en pie desde las cuatro, «y después salimos». ¿Y los "
        "demás? Nadie resultó herido; la campana sonó dos veces.\n\n" },
    { "Russian",
        "Первый катер ушёл в десять утра, ещё до того, как над причалом "
        "рассеялся туман. «Мы прождали час, — сказал помощник капитана, — а "
        "потом отправились». Никто не пострадал, и колокол в гавани ударил "
        "дважды.\n\n" },
    { "Chinese",
        "第一班船在上午十点离开码头，那时雾还没有散去。“我们等了一个小时，”"
        "大副说，“然后就出发了。”没有人受伤，港口的钟响了两次。\n\n" },
};

static double
seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
up(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* At second sight only where the first left a doubt. */
static bool
sound(const struct mojibake *m, const char *s, size_t n)
{
    unsigned bits = sight_of(m, s, n);

    return ((bits & SIGHT_FORM) == 0 || nfc_is(s, n)) &&
           ((bits & SIGHT_DAMAGE) == 0 || !mojibake_found(m, s, n));
}

/* The median time of the rounds, as megabytes a second. */
static double
speed(const struct mojibake *m, const char *s, size_t n)
{
    double took[ROUNDS], start;
    int i, k;

    for (i = 0; i < ROUNDS; i++) {
        start = seconds();
        for (k = 0; k < TIMES; k++) {
            if (!sound(m, s, n)) {
                fprintf(stderr, "encoding: the text is taken for damaged\n");
                exit(1);
            }
        }
        took[i] = seconds() - start;
    }
    qsort(took, ROUNDS, sizeof(took[0]), up);
    return TIMES * (double)n / took[ROUNDS / 2] / 1e6;
}

int
main(void)
{
    struct mojibake *m = mojibake_new();
    char *s = malloc(SIZE);
    size_t i, n, len;

    if (m == NULL || s == NULL)
        return 1;
    printf("%-30s %10s\n", "sound encoding", "MB/s core");
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        len = strlen(texts[i].text);
        for (n = 0; n + len <= SIZE; n += len)
            memcpy(s + n, texts[i].text, len);
        printf("%-30s %10.0f\n", texts[i].name, speed(m, s, n));
    }
    free(s);
    mojibake_free(m);
    return 0;
}
