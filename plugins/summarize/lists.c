/*
 * Sources: the stop words of each language are its articles, pronouns,
 * prepositions, conjunctions, auxiliary verbs and negations as a grammar
 * lists them, in the forms in which they are written; for English and German
 * nothing but what the stop lists of the Snowball project hold, too, and the
 * commonest words of reports (said, year, also).  The other lists are compiled
 * for this project.
 */
#include "lists.h"

#include <stddef.h>

#define STOP LIST_STOP
#define PRONOUN LIST_PRONOUN
#define POINTER LIST_POINTER
#define LINK LIST_LINK
#define SAY LIST_SAY
#define TAIL LIST_TAIL
#define DAY LIST_DAY
#define SELF LIST_SELF
#define MONEY LIST_MONEY
#define PROMO LIST_PROMO
#define CAPTION LIST_CAPTION

/* clang-format off */
const struct lists_list lists_words[] = {
    /* ---- English ---- */
    { "en", STOP,
        "a about above after again against all am an and any are as at be "
        "because been before being below between both but by can could d did "
        "do does doing don down during each few for from further had has have "
        "having he her here hers him himself his how i if in into is it its "
        "itself just ll m me more most my no nor not now of off on once only "
        "or other our out over own re s said same say says she should so some "
        "such t than that the their them then there these they this those "
        "through to too under until up ve very was we were what when where "
        "which while who whom why will with would you your" },
    { "en", STOP,
        "mr mrs ms also one two new last year years us get got go going like "
        "told" },
    { "en", PRONOUN, "he she it they we i you his her its their our my" },
    { "en", POINTER, "this that these those such there here" },
    { "en", LINK,
        "but and so or yet however meanwhile also still then instead moreover "
        "besides nevertheless nonetheless though" },
    { "en", SAY,
        "said says say told tells added adds according asked wrote tweeted "
        "explained insisted claimed admitted announced reported warned" },
    { "en", TAIL, "said says told added wrote according" },
    { "en", DAY,
        "monday tuesday wednesday thursday friday saturday sunday january "
        "february march april june july august september october november "
        "december" },
    { "en", SELF, "i we you me us my our your" },
    { "en", MONEY, "million billion percent cent" },
    { "en", CAPTION,
        "pictured above left right below centre center file inset l r c" },
    { "en", PROMO,
        "scroll click for photo photos copyright all follow e email published "
        "updated last read watch see exclusive sign contributed subscribe "
        "download share like join listen visit photograph image video" },

    /* ---- German ---- */
    { "de", STOP,
        "aber alle allem allen aller alles als also am an ander andere "
        "anderem anderen anderer anderes auch auf aus bei bin bis bist da "
        "damit dann das dass daß dein deine dem den denn der des dessen dich "
        "die dies diese diesem diesen dieser dieses dir doch dort du durch "
        "ein eine einem einen einer eines er es etwas euch euer für gegen "
        "gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn "
        "ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem "
        "jeden jeder jedes jetzt kann kein keine keinem keinen können könnte "
        "machen man mein meine mich mir mit muss musste nach nicht nichts noch "
        "nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie "
        "sind so solche soll sollte sondern sonst über um und uns unser unter "
        "viel vom von vor während war waren warst was weg weil weiter welche "
        "wenn werde werden wie wieder will wir wird wirst wo wollen wollte "
        "würde würden zu zum zur zwar zwischen sagte sagt jahr jahre jahren "
        "zwei seit mehr laut so" },
    { "de", PRONOUN, "er sie es wir ich sein seine ihr ihre unser" },
    { "de", POINTER, "dies diese dieser dieses hier dort da dabei dazu" },
    { "de", LINK,
        "aber und doch jedoch außerdem zudem dennoch trotzdem auch denn" },
    { "de", SAY,
        "sagte sagt sagten erklärte betonte meinte berichtete kritisierte "
        "teilte zitierte sprach antwortete fragte forderte" },
    { "de", DAY,
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend "
        "sonntag januar februar märz april mai juni juli august september "
        "oktober november dezember" },
    { "de", SELF, "ich wir du mich mir uns mein unser" },
    { "de", MONEY, "million millionen milliarde milliarden prozent euro" },

    /* ---- French ---- */
    { "fr", STOP,
        "à ai as au aux avec avait avaient avoir c ce ceci cela ces cet cette "
        "ceux chez comme d dans de des donc dont du elle elles en encore entre "
        "est et été étaient était être eu eux fait faire font il ils j je l la "
        "le les leur leurs lui m ma mais me même mes moi mon n ne nos notre "
        "nous on ont ou où par parce pas peu peut plus pour qu quand que quel "
        "quelle qui s sa sans se ses si son sont sous sur t ta te tes toi ton "
        "tous tout toute toutes très tu un une vos votre vous y selon après "
        "avant aussi ainsi depuis lors deux ans sera serait dit" },
    { "fr", PRONOUN, "il elle ils elles on nous je vous son sa ses leur" },
    { "fr", POINTER, "ce cette ces cela celui celle ici là" },
    { "fr", LINK, "mais et donc or cependant toutefois pourtant aussi" },
    { "fr", SAY,
        "dit déclaré affirmé expliqué ajouté annoncé indiqué estimé selon" },
    { "fr", DAY,
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février "
        "mars avril mai juin juillet août septembre octobre novembre "
        "décembre" },
    { "fr", SELF, "je nous vous moi mon notre" },
    { "fr", MONEY, "million millions milliard milliards cent euros" },

    /* ---- Spanish ---- */
    { "es", STOP,
        "a al algo ante antes así aunque bajo bien cada como con contra cual "
        "cuando de del desde donde dos durante e el él ella ellas ellos en "
        "entre era eran es esa ese eso esta está están estaba este esto estos "
        "estas fue fueron ha había haber han hasta hay la las le les lo los "
        "más me mi mientras mucho muy nada ni no nos nosotros nuestro o otra "
        "otras otro otros para pero poco por porque que qué quien se sea según "
        "ser si sí sido sin sobre son su sus también tan tanto te tiene tienen "
        "todo todos tras tu un una uno unos unas y ya yo años año dijo" },
    { "es", PRONOUN, "él ella ellos ellas yo su sus esto eso" },
    { "es", POINTER, "este esta estos estas ese esa aquí allí" },
    { "es", LINK, "pero y sin aunque además también sino" },
    { "es", SAY,
        "dijo afirmó aseguró explicó añadió anunció señaló indicó según" },
    { "es", DAY,
        "lunes martes miércoles jueves viernes sábado domingo enero febrero "
        "marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre" },
    { "es", SELF, "yo nosotros usted mi nuestro" },
    { "es", MONEY, "millón millones euros ciento dólares" },

    { NULL, MONEY, "usd eur gbp" },
    { NULL, 0, NULL }
};
/* clang-format on */

const char *const lists_promos[] = { "scroll down", "click here", "for video",
    "photo", "photos", "copyright", "all rights reserved", "follow us",
    "follow me on", "follow him on", "follow her on", "e mail", "email",
    "published", "updated", "last updated", "read more", "watch", "see also",
    "exclusive", "sign up", "contributed to this", "subscribe", "download the",
    "share this", "like us on", "join the conversation", "listen to our",
    "visit our", "photograph", "image", NULL };
