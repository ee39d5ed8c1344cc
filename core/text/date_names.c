#include "text/date_names.h"

const char *const date_months[12] = {
    "january jan januar jänner jän janvier janv enero ene",
    "february feb februar feber février fevrier févr fév fevr fev febrero",
    "march mar märz mär mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug août aout agosto ago",
    "september sep sept septembre septiembre setiembre set",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez décembre decembre déc diciembre dic",
};

const char *const date_weekdays =
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday "
    "fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa "
    "sonnabend sonntag so "
    "lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche "
    "dim "
    "lunes martes miércoles miercoles mié mie jueves jue viernes vie sábado "
    "sabado sáb sab domingo dom";

const char *const date_articles = "the on am den dem vom der le du el";
const char *const date_links = "of de del";
const char *const date_ats = "at um à a las kl";

const struct date_zone date_zones[] = {
    { "gmt", 0 },
    { "utc", 0 },
    { "z", 0 },
    { "wet", 0 },
    { "bst", 60 },
    { "ist", 60 },
    { "west", 60 },
    { "cet", 60 },
    { "mez", 60 },
    { "cest", 120 },
    { "mesz", 120 },
    { "eet", 120 },
    { "eest", 180 },
    { "msk", 180 },
    { "est", -300 },
    { "edt", -240 },
    { "cst", -360 },
    { "cdt", -300 },
    { "mst", -420 },
    { "mdt", -360 },
    { "pst", -480 },
    { "pdt", -420 },
    { "akst", -540 },
    { "akdt", -480 },
    { "hst", -600 },
    { "jst", 540 },
    { "aest", 600 },
    { "aedt", 660 },
    /* Summer time or not: the name does not say. */
    { "et", DATE_NO_OFFSET },
    { "ct", DATE_NO_OFFSET },
    { "mt", DATE_NO_OFFSET },
    { "pt", DATE_NO_OFFSET },
};

const size_t date_zones_count = sizeof(date_zones) / sizeof(date_zones[0]);
