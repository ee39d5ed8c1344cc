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
#define CAPTION LIST_CAPTION
#define BYLINE LIST_BYLINE
#define IMAGE LIST_IMAGE

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
    { "en", BYLINE, "by" },
    { "en", IMAGE, "photo photos photograph picture pictures image images" },

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
    { "de", CAPTION,
        "bildunterschrift archivbild archivfoto symbolbild symbolfoto links "
        "rechts" },
    { "de", BYLINE, "von" },
    { "de", IMAGE, "foto fotos bild bilder" },

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
    { "fr", CAPTION, "légende gauche droite" },
    { "fr", BYLINE, "par" },
    { "fr", IMAGE, "photo photos image images" },

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
    { "es", CAPTION, "leyenda izquierda derecha" },
    { "es", BYLINE, "por" },
    { "es", IMAGE, "foto fotos imagen imágenes" },

    { NULL, MONEY, "usd eur gbp" },
    { NULL, 0, NULL }
};

const struct lists_phrase lists_phrases[] = {
    /* ---- English ---- */
    { "en", PHRASE_CREDIT, "additional reporting by" },
    { "en", PHRASE_PROMO, "advertisement" },
    { "en", PHRASE_NEVER, "all rights reserved" },
    { "en", PHRASE_PROMO, "all rights reserved" },
    { "en", PHRASE_NEVER, "article continues below" },
    { "en", PHRASE_CREDIT, "caption" },
    { "en", PHRASE_NEVER, "click here" },
    { "en", PHRASE_PROMO, "click here" },
    { "en", PHRASE_CREDIT, "compiled by" },
    { "en", PHRASE_NEVER, "contact our newsroom" },
    { "en", PHRASE_NEVER, "continue reading the main story" },
    { "en", PHRASE_PROMO, "contributed to this" },
    { "en", PHRASE_NEVER, "contributed to this article" },
    { "en", PHRASE_NEVER, "contributed to this report" },
    { "en", PHRASE_NEVER, "contributed to this story" },
    { "en", PHRASE_PROMO, "copyright" },
    { "en", PHRASE_CREDIT, "credit" },
    { "en", PHRASE_NEVER, "download our" },
    { "en", PHRASE_PROMO, "download the" },
    { "en", PHRASE_PROMO, "e mail" },
    { "en", PHRASE_CREDIT, "edited by" },
    { "en", PHRASE_CREDIT, "editing by" },
    { "en", PHRASE_PROMO, "email" },
    { "en", PHRASE_NEVER, "email us at" },
    { "en", PHRASE_PROMO, "exclusive" },
    { "en", PHRASE_CREDIT, "file photo" },
    { "en", PHRASE_CREDIT, "file picture" },
    { "en", PHRASE_PROMO, "follow her on" },
    { "en", PHRASE_PROMO, "follow him on" },
    { "en", PHRASE_PROMO, "follow me on" },
    { "en", PHRASE_PROMO, "follow us" },
    { "en", PHRASE_NEVER, "follow us on" },
    { "en", PHRASE_NEVER, "for confidential support" },
    { "en", PHRASE_NEVER, "for more stories like this" },
    { "en", PHRASE_PROMO, "for video" },
    { "en", PHRASE_PROMO, "get the latest" },
    { "en", PHRASE_PROMO, "have your say" },
    { "en", PHRASE_PROMO, "image" },
    { "en", PHRASE_NEVER, "in the comments below" },
    { "en", PHRASE_NEVER, "in the comments section" },
    { "en", PHRASE_NEVER, "in your inbox" },
    { "en", PHRASE_NEVER, "join the conversation" },
    { "en", PHRASE_PROMO, "join the conversation" },
    { "en", PHRASE_PROMO, "last updated" },
    { "en", PHRASE_NEVER, "like us on" },
    { "en", PHRASE_PROMO, "like us on" },
    { "en", PHRASE_PROMO, "listen to our" },
    { "en", PHRASE_NEVER, "material may not be published" },
    { "en", PHRASE_NEVER, "media playback is" },
    { "en", PHRASE_NETWORK, "on facebook" },
    { "en", PHRASE_NETWORK, "on instagram" },
    { "en", PHRASE_NETWORK, "on twitter" },
    { "en", PHRASE_NETWORK, "on youtube" },
    { "en", PHRASE_PROMO, "photo" },
    { "en", PHRASE_PROMO, "photograph" },
    { "en", PHRASE_PROMO, "photos" },
    { "en", PHRASE_CREDIT, "picture by" },
    { "en", PHRASE_PROMO, "published" },
    { "en", PHRASE_PROMO, "read more" },
    { "en", PHRASE_CREDIT, "read the full" },
    { "en", PHRASE_CREDIT, "related" },
    { "en", PHRASE_CREDIT, "reporting by" },
    { "en", PHRASE_PROMO, "scroll down" },
    { "en", PHRASE_PROMO, "see also" },
    { "en", PHRASE_PROMO, "share this" },
    { "en", PHRASE_PROMO, "sign up" },
    { "en", PHRASE_NEVER, "sign up for our" },
    { "en", PHRASE_NEVER, "sign up to our" },
    { "en", PHRASE_NEVER, "story continues below" },
    { "en", PHRASE_PROMO, "subscribe" },
    { "en", PHRASE_NEVER, "subscribe to our" },
    { "en", PHRASE_PROMO, "support independent journalism" },
    { "en", PHRASE_NEVER, "tell us in the comments" },
    { "en", PHRASE_NEVER, "this article was first published" },
    { "en", PHRASE_NEVER, "this article was originally published" },
    { "en", PHRASE_NEVER, "this story was first published" },
    { "en", PHRASE_NEVER, "this story was originally published" },
    { "en", PHRASE_PROMO, "updated" },
    { "en", PHRASE_PROMO, "visit our" },
    { "en", PHRASE_PROMO, "watch" },
    { "en", PHRASE_PROMO, "we use cookies" },
    { "en", PHRASE_CREDIT, "written by" },

    /* ---- German ---- */
    { "de", PHRASE_NEVER, "abonnieren sie" },
    { "de", PHRASE_NEVER, "alle rechte vorbehalten" },
    { "de", PHRASE_CREDIT, "bild" },
    { "de", PHRASE_CREDIT, "folgen sie uns" },
    { "de", PHRASE_CREDIT, "foto" },
    { "de", PHRASE_CREDIT, "fotos" },
    { "de", PHRASE_NEVER, "hier klicken" },
    { "de", PHRASE_NEVER, "klicken sie hier" },
    { "de", PHRASE_CREDIT, "lesen sie auch" },
    { "de", PHRASE_CREDIT, "lesen sie hier" },
    { "de", PHRASE_CREDIT, "lesen sie mehr" },
    { "de", PHRASE_CREDIT, "mehr zum thema" },
    { "de", PHRASE_CREDIT, "mit material der" },
    { "de", PHRASE_CREDIT, "mit material von" },
    { "de", PHRASE_CREDIT, "mitarbeit" },
    { "de", PHRASE_CREDIT, "quelle" },
    { "de", PHRASE_NEVER, "unseren newsletter" },

    /* ---- French ---- */
    { "fr", PHRASE_NEVER, "abonnez vous" },
    { "fr", PHRASE_NEVER, "cliquez ici" },
    { "fr", PHRASE_CREDIT, "crédit" },
    { "fr", PHRASE_NEVER, "inscrivez vous" },
    { "fr", PHRASE_CREDIT, "lire aussi" },
    { "fr", PHRASE_CREDIT, "lire la suite" },
    { "fr", PHRASE_NEVER, "notre newsletter" },
    { "fr", PHRASE_CREDIT, "photo" },
    { "fr", PHRASE_CREDIT, "photos" },
    { "fr", PHRASE_CREDIT, "suivez nous" },
    { "fr", PHRASE_NEVER, "tous droits réservés" },
    { "fr", PHRASE_CREDIT, "à lire aussi" },

    /* ---- Spanish ---- */
    { "es", PHRASE_CREDIT, "con información de" },
    { "es", PHRASE_CREDIT, "crédito" },
    { "es", PHRASE_CREDIT, "foto" },
    { "es", PHRASE_CREDIT, "fotos" },
    { "es", PHRASE_NEVER, "haga clic aquí" },
    { "es", PHRASE_NEVER, "haz clic aquí" },
    { "es", PHRASE_CREDIT, "lea también" },
    { "es", PHRASE_CREDIT, "lee también" },
    { "es", PHRASE_CREDIT, "leer más" },
    { "es", PHRASE_NEVER, "nuestro boletín" },
    { "es", PHRASE_CREDIT, "suscríbase" },
    { "es", PHRASE_CREDIT, "suscríbete" },
    { "es", PHRASE_CREDIT, "síganos en" },
    { "es", PHRASE_CREDIT, "síguenos en" },
    { "es", PHRASE_NEVER, "todos los derechos reservados" },

    { NULL, PHRASE_NEVER, NULL }
};
/* clang-format on */
