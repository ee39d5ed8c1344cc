/*
 * First names of Spanish, French and German speakers that names_common.c has
 * not, and whose gender is not in doubt.  For texts of these languages: in
 * English some of them are other words ("Marine", "Cruz", "Till").
 *
 * Compiled for this project from general knowledge of the given names that are
 * usual there; mere facts, dedicated to the public domain under CC0 1.0.
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list names_europe[] = {
    /* Spanish. */
    { 0, L_SURE_M,
        "abelardo adalberto amadeo anselmo borja braulio carmelo casimiro"
        " cayetano celestino celso cipriano crispín damián demetrio"
        " desiderio dionisio edmundo eleuterio eliseo emeterio epifanio"
        " eusebio evaristo faustino fidel florencio fortunato froilán"
        " fulgencio gaspar gervasio gumersindo heliodoro heriberto"
        " hermenegildo hilario hipólito honorio isidoro israel jenaro"
        " jerónimo jhon julián justino ladislao lamine laureano leocadio"
        " leoncio lisardo luciano lucio lázaro macario marcelino melchor"
        " modesto máximo nahuel nemesio nicanor norberto néstor olegario"
        " onofre pascual pelayo plácido policarpo primitivo quintín"
        " raimundo remigio rigoberto rufino ruperto sabino salustiano"
        " saturnino secundino segundo serafín severiano silverio silvestre"
        " simeón telmo tiburcio timoteo tobías urbano venancio victoriano"
        " virgilio wenceslao wilmer yeison zacarías zenón" },
    /* Spanish. */
    { 0, L_SURE_F,
        "africa agustina aitana amaia arantxa ascensión asun asunción"
        " aurora azucena begoña belén benita bernarda brígida bárbara"
        " candelaria caridad carlota carolina casilda celestina chelo"
        " covadonga delfina desamparados domitila edelmira elisenda estela"
        " estíbaliz eufemia eugenia eulalia fabiola felisa filomena"
        " florencia fuencisla fuensanta gertrudis graciela gregoria"
        " herminia hortensia ildefonsa isidora justina leocadia lurdes"
        " macarena maricruz marisa marisol nélida obdulia palmira paulina"
        " paz piedad presentación purificación rufina sagrario salomé"
        " socorro sonsoles teodora tomasa vicenta virtudes visitación"
        " xiomara zoraida zulema úrsula" },
    /* French. */
    { 0, L_SURE_M,
        "armel barnabé bertrand brice clovis corentin cyprien célestin"
        " dimitri edmond erwan eugène eustache fernand félicien gaston"
        " gaëtan germain gildas goulven gwendal gérald isidore"
        " jean-philippe josselin jérémie lazare lilian loïck ludovic"
        " léandre léonard léopold malo marcellin martial mathis mathurin"
        " maxence maël médard patrice paulin philibert ronan rémy siméon"
        " souleymane stanislas séverin thibaud théophile titouan toussaint"
        " tugdual ulysse urbain valère valéry victorien vivien zacharie"
        " éloi évariste" },
    /* French. */
    { 0, L_SURE_F,
        "adeline adrienne adèle adélaïde aline anaëlle andréa angélique"
        " anne-laure annick apolline armelle aude aurore axelle berthe"
        " blanche bérangère bérénice candice capucine carine carole"
        " charlène clarisse claudette clémentine coralie cosette cyrielle"
        " céleste célia daphné domitille dorothée emmanuelle eulalie"
        " fernande flavie flore frédérique félicie gaëlle georgette"
        " gilberte ginette gwenaëlle gwénola géraldine henriette hermance"
        " hortense huguette héloïse jeanne-marie joséphine lise loane"
        " lucette ludivine lætitia léonie léontine maider marceline"
        " marie-christine marie-claude marie-france marie-hélène"
        " marie-josé marie-laure marie-noëlle marie-pierre marielle"
        " mariette marjolaine marlène marthe maryvonne mauricette maëlys"
        " maïwenn micheline nolwenn océane ombeline ondine ophélie perrine"
        " raphaëlle rolande roseline roselyne régine sidonie soizic"
        " suzette tiphaine violaine violette yolande zélie élisabeth"
        " éloïse éléonore émeline évelyne" },
    /* German. */
    { 0, L_SURE_M,
        "achim albrecht alwin ansgar arndt arnulf balthasar benno bertram"
        " dankwart detlev dietmar dietrich eckart ekkehard elmar erhard"
        " eugen falk friedhelm gerd gernot gero gunther götz hanno"
        " hans-georg hans-joachim hans-peter hasso helge jan-philipp"
        " jannik karlheinz klaus-dieter kuno lorenz marten meinhard pirmin"
        " rudi siegbert torben traugott volkmar wilfried zeno" },
    /* German. */
    { 0, L_SURE_F,
        "adelheid almuth annelore annett beate birte brunhilde bärbel"
        " cordula corinna dörte elsbeth erna eva-maria gabi gerlinde gerta"
        " gertraud gesine grit gundula hanna heide helma herta hertha"
        " hiltrud ida ina inka insa iris irmtraud isolde karola kornelia"
        " lina margret margrit marie-luise marlies merle michaela mira"
        " notburga ria senta sibylle sieglinde siegrun tabea thea theresia"
        " traude trude undine ursel walburga zita" },
    { 0, 0, NULL }
};
