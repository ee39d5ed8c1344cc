/*
 * The words that decide where a sentence ends, for each language.
 *
 * Sources: the lists are compiled for this project.  Titles, ranks, states,
 * months and company forms are those that the style books of the press tell
 * to shorten (for English the abbreviations of American and of British news
 * agencies, for German the list in the Duden, for French, Spanish and Italian
 * those of the academies' spelling rules); first words are the commonest
 * function words of each language.
 */
#include "text/sentence_lang.h"

#include <stddef.h>

#define TITLE SENTENCE_TITLE
#define NUMBER SENTENCE_NUMBER
#define DATE SENTENCE_DATE
#define SHORT SENTENCE_SHORT
#define FINAL SENTENCE_FINAL
#define START SENTENCE_START
#define STRONG SENTENCE_STRONG
#define WORD SENTENCE_WORD
#define ORDINAL SENTENCE_ORDINAL
#define BEFORE SENTENCE_BEFORE
#define SAY SENTENCE_SAY
#define CALENDAR SENTENCE_CALENDAR
#define NEVER SENTENCE_NEVER
#define HOUR SENTENCE_HOUR
#define DOMAIN SENTENCE_DOMAIN

/* The Arabic, Greek, Armenian and Indian marks are those of the Unicode
 * property Sentence_Terminal; in Armenian and Arabic a colon ends, too. */
const struct sentence_lang sentence_langs[] = { { .code = "en" },
    { .code = "de",
        .suffix = "str",
        .habits = SENTENCE_ORDINALS | SENTENCE_SMALL | SENTENCE_STRICT },
    { .code = "fr", .habits = SENTENCE_SMALL | SENTENCE_ELISION },
    { .code = "es",
        .habits = SENTENCE_SMALL | SENTENCE_STRICT | SENTENCE_LATIN_DATE },
    { .code = "it",
        .habits = SENTENCE_SMALL | SENTENCE_STRICT | SENTENCE_ELISION |
                  SENTENCE_LATIN_DATE },
    { .code = "pt",
        .habits = SENTENCE_SMALL | SENTENCE_STRICT | SENTENCE_LATIN_DATE },
    { .code = "nl", .habits = SENTENCE_SMALL },
    { .code = "da",
        .habits = SENTENCE_ORDINALS | SENTENCE_SMALL | SENTENCE_STRICT |
                  SENTENCE_LATIN_DATE },
    { .code = "sv", .habits = SENTENCE_SMALL | SENTENCE_STRICT },
    { .code = "no",
        .habits = SENTENCE_ORDINALS | SENTENCE_SMALL | SENTENCE_STRICT },
    { .code = "pl", .habits = SENTENCE_SMALL },
    { .code = "ru", .habits = SENTENCE_SMALL | SENTENCE_STRICT },
    { .code = "uk", .habits = SENTENCE_SMALL | SENTENCE_STRICT },
    { .code = "bg", .habits = SENTENCE_SMALL },
    { .code = "kk", .habits = SENTENCE_SMALL },
    { .code = "hy",
        .marks = "։:!?",
        .glued = "։:",
        .habits = SENTENCE_CASELESS },
    { .code = "el",
        .marks = ".;!?…",
        .glued = ";",
        .habits = SENTENCE_CASELESS },
    { .code = "hi",
        .marks = ".!?।",
        .glued = "।",
        .habits = SENTENCE_CASELESS },
    { .code = "am",
        .marks = "!?።፧",
        .glued = "!?።፧",
        .habits = SENTENCE_CASELESS },
    { .code = "my",
        .marks = "!?။၏",
        .glued = "!?။၏",
        .habits = SENTENCE_CASELESS },
    { .code = "ur",
        .marks = "!?۔؟",
        .glued = "۔؟",
        .habits = SENTENCE_CASELESS },
    { .code = "fa",
        .marks = ".!?؟",
        .glued = "؟",
        .habits = SENTENCE_CASELESS },
    { .code = "ar",
        .marks = ".:!?؟",
        .glued = "؟",
        .habits = SENTENCE_CASELESS },
    { .code = "ja",
        .marks = "!?。．！？",
        .glued = "!?。．！？",
        .habits = SENTENCE_CASELESS },
    { .code = "zh",
        .marks = "!?。．！？",
        .glued = "!?。．！？",
        .habits = SENTENCE_CASELESS },
    { .code = "", .habits = 0 }, { .code = NULL } };

/* clang-format off */
const struct sentence_list sentence_lists[] = {
    /* ---- all languages ---- */
    { NULL, START,
        "the a an in on at he she it they we i you but and however this that "
        "these those his her its their our my as if when while after before "
        "although since there so for from with by what who how why where no "
        "not yet also some many most all both last did do does were was is "
        "are has have had would could can will i'm i've let please once now "
        "then here maybe millions thousands" },
    { NULL, DOMAIN, "com org net gov edu info biz co uk eu" },

    /* ---- English ---- */
    { "en", TITLE,
        "mr mrs ms dr prof sen sens rep reps gov govs gen col lt capt maj sgt "
        "cpl pvt adm cmdr rev rt hon pres messrs mme mlle supt det insp st mt "
        "ft atty asst assoc hr fr" },
    { "en", NUMBER,
        "no nos vol vols fig figs p pp art sec ch eq nr n° § op approx" },
    { "en", DATE,
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed "
        "thu thur thurs fri sat sun" },
    { "en", SHORT,
        "jr sr ca approx est tel al dist ariz ark calif colo conn del fla ga "
        "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
        "penn tenn tex va vt wash wis wyo ph.d m.d b.a m.a b.sc m.sc rs ed "
        "eds trans viz incl univ dept assn sq min max avg ald cit" },
    { "en", NEVER, "e.g i.e vs cf v" },
    { "en", FINAL,
        "u.s u.k u.n e.u d.c u.s.a p.m a.m etc inc ltd co corp bros jr sr "
        "ph.d m.d b.a m.a est dept st ave blvd rd ft al s.a n.y l.a a.d b.c" },
    { "en", HOUR, "p.m a.m" },
    { "en", WORD,
        "ill ind la miss mass ore pa wash del mo al min max est ed mar "
        "sat sun" },
    { "en", STRONG,
        "the an it he she they we you this that these those there but his "
        "her its their in at was is are were when while after before" },
    { "en", SAY,
        "said says asked asks replied replies cried told added wondered "
        "shouted demanded joked wrote thought" },
    { "en", CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january "
        "february march april june july august september october november "
        "december gmt est edt et pt pst pdt cst cdt bst cet utc local" },

    /* ---- German ---- */
    { "de", TITLE,
        "hr fr dr prof dipl ing med frl st mag jur phil nat rer habil" },
    { "de", NUMBER, "nr abs art s bd kap str tel ziff aufl" },
    { "de", DATE,
        "jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa "
        "so" },
    { "de", WORD, "mo di mi do fr sa so min max art mag med" },
    { "de", SHORT,
        "z.b u.a d.h i.d.r usw bzw ca evtl ggf sog vgl inkl kath ev geb gest "
        "mio mrd tsd allg bes gegr jhd jh o.ä u.ä z.t z.zt v.chr n.chr u.u "
        "vs v.a s.o s.u i.a e.v gmbh exkl zzgl max min verh verw röm griech "
        "lat engl frz dt österr schweiz bsp mind etc" },
    { "de", FINAL, "usw etc co" },
    { "de", START,
        "der die das ein eine er sie es wir ich du in im am auf aber und "
        "dies diese dieser doch als wenn" },
    { "de", ORDINAL,
        "januar februar märz april mai juni juli august september oktober "
        "november dezember jahrhundert jahrhunderts jh jahrtausend halbjahr "
        "quartal jahr lebensjahr klasse etage stock tag bezirk platz "
        "legislaturperiode spieltag minute runde" },
    { "de", BEFORE,
        "am vom zum der den dem im bis und die das des beim" },

    /* ---- French ---- */
    { "fr", TITLE, "m mm mme mmes mlle dr pr me mgr st ste prof" },
    { "fr", NUMBER, "n n° no art p pp vol chap fig" },
    { "fr", DATE, "janv févr avr juil sept oct nov déc" },
    { "fr", SHORT,
        "etc cf ex p.ex env av apr hab ll.aa ll.aa.ii.rr" },
    { "fr", WORD, "ex av no me" },
    { "fr", FINAL, "etc" },
    { "fr", START,
        "le la les un une il elle ils elles on nous en dans mais et ce cette "
        "ces pour selon après" },

    /* ---- Spanish ---- */
    { "es", TITLE,
        "mt sr sra srta sres sras dr dra lic ing arq prof profa gral cap d "
        "dña mons pbro dipl ud uds" },
    { "es", NUMBER,
        "no núm nº n° art arts párr párrf pág págs cap vol fig tel ext cra "
        "av fax p nro" },
    { "es", DATE,
        "ene feb mar abr may jun jul ago sep sept oct nov dic lun mié jue "
        "vie sáb dom" },
    { "es", SHORT,
        "etc aprox ej p.ej pto vs dpto depto tte cía ee ee.uu admón cta dcha "
        "izda máx mín" },
    { "es", WORD, "no mar cap cía" },
    { "es", FINAL, "etc cía ee.uu" },
    { "es", START,
        "el la los las un una en se es no y pero él ella según según tras" },

    /* ---- Italian ---- */
    { "it", TITLE,
        "sig sigg dr dott prof ing avv arch geom rag on sen dir amm psicol "
        "cav comm mons gen col cap" },
    { "it", NUMBER, "n nr art artt pag pagg cap vol fig tel p n°" },
    { "it", DATE,
        "gen feb mar apr mag giu lug ago set sett ott nov dic lun mer gio "
        "ven sab dom" },
    { "it", SHORT,
        "es ad.es ecc etc ca cfr ed vs tab p.es spett egr gent mln mld" },
    { "it", WORD, "es ed col gen sen set" },
    { "it", FINAL, "ecc etc" },
    { "it", START, "il lo la i gli le un una in è ma e non" },

    /* ---- Portuguese ---- */
    { "pt", TITLE, "sr sra srs sras srta dr dra prof profa eng d exmo" },
    { "pt", NUMBER, "n nº n° art arts pág págs p vol fig tel av r" },
    { "pt", DATE, "jan fev mar abr mai jun jul ago set out nov dez" },
    { "pt", SHORT, "etc ex p.ex aprox cia ltda máx mín" },
    { "pt", WORD, "mar" },
    { "pt", FINAL, "etc cia ltda" },
    { "pt", START, "o a os as um uma em no na e mas não ele ela" },

    /* ---- Dutch ---- */
    { "nl", TITLE, "dhr mevr mw dr drs prof ir ing mr st" },
    { "nl", NUMBER, "nr art blz" },
    { "nl", SHORT,
        "bijv d.w.z enz ca o.a m.b.t t.o.v jl mln mld incl excl" },
    { "nl", FINAL, "enz" },
    { "nl", START, "de het een in op hij zij ze het we maar en er dat" },

    /* ---- Danish, Swedish, Norwegian ---- */
    { "da", TITLE,
        "hr fr dr prof skt sct ing adv dir frk cand mr mrs ms st mt gov gen "
        "sen rep col capt sgt" },
    { "da", NUMBER,
        "nr s kap stk bd fig kl pag n° tlf no vol p pp art sec" },
    { "da", DATE,
        "jan feb mar apr jun jul aug sep sept okt nov dec man tirs ons tors "
        "fre lør søn mon tue wed thu fri sat sun" },
    { "da", SHORT,
        "f.eks bl.a ca m.m m.fl osv dvs etc pga mht iht jf evt inkl ekskl "
        "mio mia hhv vedr tlf adr afd a.s a/s s.u jr sr e.g i.e vs cf approx "
        "est ill mass miss min max ed" },
    { "da", NEVER, "e.g i.e vs cf" },
    { "da", FINAL,
        "e.u u.s p.m a.m co etc osv m.v u.s.a s.u u.k u.n d.c inc ltd corp "
        "jr sr" },
    { "da", HOUR, "p.m a.m" },
    { "da", WORD, "ill miss mass min max ed est man mon sun sat mar" },
    { "da", START,
        "det den de en et han hun jeg vi du i på da men og hvad hvor hvem "
        "derefter der" },
    { "da", ORDINAL,
        "januar februar marts april maj juni juli august september oktober "
        "november december århundrede kvartal klasse plads gade sal" },
    { "da", BEFORE, "den d" },
    { "sv", TITLE, "hr fr dr prof s:t" },
    { "sv", NUMBER, "nr s kap tel kl" },
    { "sv", SHORT, "bl.a t.ex ca dvs m.m m.fl osv etc jfr inkl exkl resp" },
    { "sv", FINAL, "osv etc" },
    { "sv", START, "det den de en ett han hon jag vi i på men och" },
    { "no", TITLE, "hr fr dr prof st" },
    { "no", NUMBER, "nr s kap tlf kl" },
    { "no", SHORT, "bl.a f.eks ca dvs m.m m.fl osv etc jf inkl ekskl mill" },
    { "no", FINAL, "osv etc" },
    { "no", START, "det den de en et han hun jeg vi i på men og" },
    { "no", ORDINAL,
        "januar februar mars april mai juni juli august september oktober "
        "november desember århundre kvartal plass" },
    { "no", BEFORE, "den" },

    /* ---- Polish ---- */
    { "pl", TITLE, "dr prof inż mgr ks św ul p im" },
    { "pl", SHORT,
        "np m.in itp itd tj tzn ok godz r tys mln mld" },
    { "pl", START, "w na to on ona nie i ale jak po" },

    /* ---- Russian, Ukrainian, Bulgarian, Kazakh ---- */
    { "ru", TITLE,
        "проф г гг ул пгт кв стр рис им д пл пр доц акад гр тов св пос пер "
        "наб обл р-н инж см ср ст чл корп оф" },
    { "ru", NUMBER, "№ п пп с гл т рис табл тел" },
    { "ru", SHORT,
        "т.е т.к т.д т.п т.н др пр руб коп тыс млн млрд кг км см м мин сек "
        "н.э до.н.э л.н" },
    { "ru", WORD, "др пр м см" },
    { "ru", FINAL, "т.д т.п др" },
    { "ru", START, "в на он она оно они и но а это мы я вы по с к у как" },
    { "uk", TITLE, "проф вул акад ім м с р рр обл пл доц" },
    { "uk", SHORT, "т.д т.п та.ін ін тис млн млрд грн" },
    { "uk", FINAL, "т.д т.п ін" },
    { "uk", START, "в у на він вона вони і й але це ми я з до" },
    { "bg", TITLE, "пл ул проф д-р г гр св инж акад стр т гл" },
    { "bg", SHORT, "т.е т.н др н.е вкл" },
    { "kk", TITLE, "проф б ж т ғ" },
    { "kk", SHORT, "б.з.б б.з т.б т.с.с" },
    { NULL, 0, NULL }
};
