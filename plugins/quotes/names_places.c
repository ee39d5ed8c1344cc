/*
 * Places, so that "New Norland, a village" is no person: countries, parts of
 * them and big cities, as one word of their names.  Compiled for this project
 * from general knowledge of geography (facts, no source text).
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list names_places[] = {
    { 0, L_PLACE, "afghanistan albania algeria andorra angola argentina armenia"
        " australia austria azerbaijan bahamas bahrain bangladesh barbados"
        " belarus belgium belize benin bhutan bolivia bosnia botswana brazil"
        " britain brunei bulgaria burkina burma burundi cambodia cameroon"
        " canada chile china colombia congo croatia cuba cyprus czechia denmark"
        " djibouti ecuador egypt england eritrea estonia ethiopia fiji finland"
        " france gabon gambia germany ghana greece grenada guatemala guinea"
        " guyana haiti honduras hungary iceland india indonesia iran iraq"
        " ireland italy jamaica japan jordan kazakhstan kenya kosovo kuwait"
        " kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein"
        " lithuania luxembourg macedonia madagascar malawi malaysia maldives"
        " mali malta mauritania mauritius mexico micronesia moldova monaco"
        " mongolia montenegro morocco mozambique myanmar namibia nepal"
        " netherlands nicaragua niger nigeria norway oman pakistan palau"
        " palestine panama paraguay peru philippines poland portugal qatar"
        " romania russia rwanda samoa scotland senegal serbia seychelles"
        " singapore slovakia slovenia somalia spain sudan suriname sweden"
        " switzerland syria taiwan tajikistan tanzania thailand togo tonga"
        " tunisia turkey türkiye turkmenistan uganda ukraine uruguay uzbekistan"
        " vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe europe"
        " africa asia antarctica" },
    { 0, L_PLACE, "alabama alaska arizona arkansas california colorado connecticut"
        " delaware florida hawaii idaho illinois indiana iowa kansas kentucky"
        " louisiana maine maryland massachusetts michigan minnesota mississippi"
        " missouri montana nebraska nevada hampshire jersey mexico york dakota"
        " ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont"
        " wisconsin wyoming ontario quebec alberta manitoba saskatchewan yukon"
        " queensland tasmania bavaria saxony hesse brandenburg bremen tyrol"
        " catalonia andalusia galicia brittany normandy provence burgundy"
        " lombardy tuscany sicily sardinia crimea kashmir punjab bengal kerala"
        " yorkshire lancashire cornwall devon kent sussex essex surrey" },
    { 0, L_PLACE, "london paris berlin madrid rome vienna brussels amsterdam moscow"
        " kyiv kiev warsaw prague budapest lisbon athens dublin oslo stockholm"
        " copenhagen helsinki bern geneva zurich munich hamburg frankfurt"
        " cologne barcelona milan naples istanbul ankara cairo tehran baghdad"
        " damascus beirut jerusalem riyadh dubai doha kabul islamabad delhi"
        " mumbai kolkata dhaka beijing shanghai tokyo osaka seoul pyongyang"
        " bangkok hanoi manila jakarta sydney melbourne canberra auckland"
        " wellington lagos nairobi johannesburg pretoria washington boston"
        " chicago philadelphia atlanta miami dallas houston denver seattle"
        " detroit toronto montreal vancouver ottawa havana bogota lima santiago"
        " caracas wien köln münchen brüssel genf moskau warschau prag rom"
        " mailand neapel athen kairo peking londres bruxelles genève moscou"
        " varsovie athènes lisbonne séville valencia sevilla bilbao zaragoza"
        " lyon marseille toulouse bordeaux lille nantes strasbourg" },
    { 0, L_PLACE, "deutschland österreich schweiz frankreich spanien italien"
        " england schottland irland belgien niederlande dänemark schweden"
        " norwegen finnland polen tschechien ungarn rumänien bulgarien"
        " griechenland türkei russland ukraine georgien syrien irak iran israel"
        " libanon ägypten marokko tunesien algerien libyen südafrika indien"
        " japan korea indonesien australien kanada mexiko brasilien argentinien"
        " kuba usa eu europa afrika asien amerika allemagne autriche suisse"
        " belgique espagne italie angleterre irlande pays-bas danemark suède"
        " norvège finlande pologne hongrie roumanie bulgarie grèce turquie"
        " russie syrie israël liban égypte maroc tunisie algérie libye inde"
        " chine japon australie canada mexique brésil argentine alemania"
        " francia españa inglaterra irlanda bélgica dinamarca suecia noruega"
        " polonia hungría grecia turquía rusia siria líbano egipto marruecos"
        " túnez argelia libia china japón méjico brasil perú panamá" },
    { 0, 0, NULL }
};
