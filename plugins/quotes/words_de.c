/*
 * German words: closed classes, verbs of speaking, titles and roles.  Compiled
 * for this project from general knowledge of German grammar and usage.
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list words_de[] = {
    /* ---- closed classes ---- */
    { G_DET, 0, "der die das den dem des ein eine einen einem einer eines kein"
        " keine keinen mehrere viele einige manche zwei drei vier fünf sechs"
        " dieser diese dieses diesem diesen jener jene jenes jeder jede jedes"
        " beide alle" },
    { 0, L_THE, "der die das den dem des dieser diese dieses diesem diesen jener"
        " jene jenes" },
    { G_DET | G_POSS, L_THE, "sein seine seinen seinem seiner seines ihr ihre ihren"
        " ihrem ihrer ihres unser unsere unseren unserem unserer mein meine"
        " meinen meinem meiner dein deine euer eure" },
    { G_PREP, 0, "auf nach über unter vor während seit gegen ohne durch um bis"
        " trotz wegen zwischen hinter neben statt gegenüber laut gemäß ins"
        " zufolge ab per" },
    { G_PREP | G_OF, 0, "von vom beim aus für" },
    { G_PREP, 0, "bei im in am an mit zum zur zu" },
    { G_BY, 0, "von vom" },
    { G_AUX, 0, "auch dann später nun jetzt noch wieder weiter weiterhin ferner"
        " zudem außerdem dazu hierzu daraufhin dabei dagegen jedoch aber"
        " allerdings indes nur schon bereits zuvor zunächst schließlich selbst"
        " sich nicht nie immer oft heute gestern morgen hat habe haben hatte"
        " hatten ist sind war waren wurde wurden wird werden würde will wolle"
        " wollte kann könne konnte soll sollte muss müsse musste darf sei seien"
        " hätte hätten so damit darauf darüber einst kürzlich offenbar"
        " ebenfalls ebenso wörtlich gleichzeitig deshalb daher einmal" },
    /* Auxiliaries that are finite. */
    { G_BE, 0, "ist sind war waren wurde wurden wird werden sei seien hat haben"
        " hatte hatten habe will wollen wollte wollten kann können konnte konnten"
        " soll sollen sollte sollten muss müssen musste mussten darf würde" },
    { 0, L_REPORTED, "zufolge laut" },
    { 0, L_REPORTED, "sei seien habe hätten hätte werde würden würde könne könnten"
        " müsse müssten solle wolle dürfe gebe gehe stehe komme bleibe wisse"
        " bedeute handle handele liege mache lasse brauche zeige lägen läge"
        " stünde stünden gäbe gäben ginge käme kämen müsste"
        " dürfte dürften nehme nähmen führe trage halte"
        " finde sehe spreche verdiene gehöre gelte fehle drohe bestehe laufe" },
    { 0, L_OBLIQUE, "dem den des einem einen eines keinem keinen keines seinem"
        " seinen seines ihrem ihren ihres diesem diesen dieses jenem jenen"
        " unserem unseren zum zur vom beim im am ins" },
    { G_CONJ, 0, "und oder aber sowie doch" },
    { G_SUB, 0, "wenn als weil während obwohl nachdem bevor ob da indem sobald"
        " seitdem falls damit wie wo warum was wann" },
    { G_THAT, 0, "dass daß" },
    { G_AS, 0, "so wie als" },
    { G_REL, 0, "wer welcher welche welches deren dessen" },
    { G_HE, 0, "er" },
    { G_SHE | G_THEY, 0, "sie" },
    { G_IT, 0, "es" },
    { G_I, 0, "ich wir" },
    { 0, L_SELF, "ich" },
    { G_HIM, 0, "ihn ihm sein seine seinen seinem seiner" },
    { G_HER, 0, "ihre ihrem ihren ihrer" },
    { G_ACCORDING, 0, "laut nach zufolge gemäß" },
    { G_TIME, 0, "woche monat jahr tag abend morgen nachmittag mittag nacht"
        " wochenende heute gestern vormittag" },
    { G_VERB, 0, "kam kommt kamen ging geht gingen gab gibt gaben nahm nimmt"
        " stand steht standen lag liegt fand findet fanden blieb bleibt hielt"
        " hält ließ lässt machte macht machten zeigte zeigt brachte bringt"
        " wusste weiß trat tritt traf trifft verlor verliert gewann gewinnt"
        " begann beginnt führte führt stellte stellt setzte setzt legte legt" },

    /* ---- verbs of speaking ---- */
    { G_CUE | G_STRONG, 0, "sagen sagt sagte sagten gesagt sage sagend"
        " erklären erklärt erklärte erklärten betonen betont betonte betonten"
        " meinen meint meinte meinten äußern äußert äußerte äußerten geäußert"
        " berichten berichtet berichtete berichteten schreiben schreibt schrieb"
        " schrieben geschrieben fragen fragt fragte fragten gefragt antworten"
        " antwortet antwortete antworteten geantwortet kommentieren"
        " kommentiert kommentierte kommentierten behaupten behauptet behauptete"
        " behaupteten ergänzen ergänzt ergänzte ergänzten fügte fügt fügten"
        " hinzugefügt mitteilen mitgeteilt teilte teilt teilten erwidern"
        " erwidert erwiderte erwiderten entgegnen entgegnet entgegnete"
        " entgegneten erzählen erzählt erzählte erzählten zitieren zitiert"
        " zitierte zitierten rufen ruft rief riefen gerufen verkünden verkündet"
        " verkündete verkündeten versichern versichert versicherte versicherten"
        " sprach spricht sprachen sprechen gesprochen formulieren formuliert"
        " formulierte formulierten unterstreichen unterstrich unterstreicht"
        " unterstrichen schimpfen schimpft schimpfte schilderte schildert"
        " schilderten geschildert twitterte twittert warnen warnt warnte warnten"
        " gewarnt" },
    { G_CUE, 0, "lautet lautete lauten fordern fordert forderte forderten gefordert"
        " kritisieren kritisiert kritisierte kritisierten loben lobt lobte"
        " lobten gelobt begründen begründet begründete begründeten bezeichnen"
        " bezeichnet bezeichnete bezeichneten nennen nennt nannte nannten"
        " genannt beschreiben beschreibt beschrieb beschrieben versprechen"
        " verspricht versprach versprachen vermuten vermutet vermutete vermuteten"
        " bestätigen bestätigt bestätigte bestätigten glauben glaubt glaubte"
        " glaubten geglaubt denken denkt dachte dachten hoffen hofft hoffte"
        " hofften fürchten fürchtet fürchtete befürchten befürchtet befürchtete"
        " befürchteten verteidigen verteidigt verteidigte verteidigten"
        " wünschte wünscht bat bitten bittet baten verlangen"
        " verlangt verlangte verlangten mahnen mahnt mahnte mahnten gemahnt"
        " appellieren appelliert appellierte fortfahren fuhr fährt fuhren"
        " begrüßen begrüßt begrüßte begrüßten bedauern bedauert bedauerte"
        " bedauerten bekräftigen bekräftigt bekräftigte bekräftigten verurteilen"
        " verurteilt verurteilte verurteilten werfen wirft warf warfen"
        " vorgeworfen vorwerfen bemerken bemerkt bemerkte bemerkten anmerken"
        " merkte merkt angemerkt feststellen festgestellt konstatieren"
        " konstatiert konstatierte resümieren resümiert resümierte urteilen"
        " urteilt urteilte bilanzieren bilanziert bilanzierte prophezeien"
        " prophezeit prophezeite beteuern beteuert beteuerte beteuerten gestehen"
        " gesteht gestand einräumen räumte räumt eingeräumt zugeben"
        " zugegeben beschweren beschwert beschwerte klagen klagt klagte klagten"
        " beklagen beklagt beklagte beklagten jubeln jubelt jubelte scherzen"
        " scherzt scherzte flüstern flüstert flüsterte murmeln murmelt murmelte"
        " schreien schreit schrie brüllen brüllt brüllte lachen lacht lachte"
        " wiederholen wiederholt wiederholte reagieren reagiert reagierte"
        " reagierten vergleichen verglich vergleicht"
        " drohen droht drohte drohten ankündigen kündigte kündigt angekündigt"
        " erinnern erinnert erinnerte erinnerten interpretieren interpretiert"
        " interpretierte argumentieren argumentiert argumentierte wertete wertet"
        " werten gewertet charakterisierte charakterisiert titulierte tituliert"
        " spricht ausgesprochen wies weist hingewiesen hinweisen heißt hieß"
        " lesen liest las skandieren skandiert skandierte"
        " skandierten titelte titelt titelten urteilten meldete meldet meldeten"
        " gemeldet beschuldigte beschuldigt beschuldigten lehnte lehnt"
        " abgelehnt zurückgewiesen äusserte äussert rügte rügt moniert"
        " monierte spottete spottet höhnte höhnt wetterte wettert staunte"
        " staunt frohlockte erläutern erläutert erläuterte erläuterten"
        " präzisierte präzisiert" },
    { G_CUE, L_NAMING, "bezeichnen bezeichnet bezeichnete bezeichneten bezeichnend"
        " nennen nennt nannte nannten genannt werten wertet wertete werteten"
        " gewertet titulieren tituliert titulierte titulierten beurteilen"
        " beurteilt beurteilte beurteilten beschreiben beschreibt beschrieb"
        " beschrieben charakterisieren charakterisiert charakterisierte"
        " kritisieren kritisiert kritisierte kritisierten verurteilen verurteilt"
        " verurteilte verurteilten sprechen spricht sprach sprachen gesprochen"
        " abtun tat brandmarken brandmarkt brandmarkte geißeln geißelt geißelte"
        " bewerten bewertet bewertete bewerteten einstufen stufte stuft"
        " eingestuft loben lobt lobte lobten würdigen würdigt würdigte"
        " würdigten verspotten verspottet verspottete schmähen schmäht schmähte"
        " zurückgewiesen zurückweisen prangern prangerte prangerten angeprangert"
        " schimpfte schimpft" },
    { G_CUE, 0, "rät raten riet rieten geraten wissen wisse weiß strich streicht"
        " herausstrich schloss angeschlossen pochte pocht pochen beharrte"
        " beharrt beharren spekulierte spekuliert mutmaßte mutmaßt plädierte"
        " plädiert plädierten unterstellte unterstellt versprach entschuldigte"
        " entschuldigt bedankte bedankt freute freut freuten ärgerte ärgert"
        " empörte empört empörten veröffentlichte veröffentlicht verbreitete"
        " verbreitet dementierte dementiert dementierten fragte sagten"
        " präsentierte erinnert äußern einwendete wendete wandte"
        " gewandt betitelte betitelt" },
    { G_CUE, 0, "bemängeln bemängelt bemängelte bemängelten kontern kontert konterte"
        " witzeln witzelt witzelte lästern lästert lästerte schwärmen schwärmt"
        " schwärmte schwärmten verraten verrät verriet verrieten"
        " prognostizieren prognostiziert prognostizierte empfehlen empfiehlt"
        " empfahl empfahlen posten postet postete poltern poltert polterte"
        " zürnen zürnt zürnte ätzen ätzt ätzte sticheln stichelt stichelte"
        " giften giftet giftete sinnieren sinniert sinnierte philosophieren"
        " philosophiert philosophierte befinden befindet befand befanden"
        " attestieren attestiert attestierte bescheinigen bescheinigt"
        " bescheinigte verdeutlichen verdeutlicht verdeutlichte" },
    /* "heißt es in dem Brief" */
    { G_GO, 0, "heißt hieß" },
    { G_PARTICLE, 0, "es" },
    { G_NOUN, 0, "fragen sagen klagen schreiben rufen stand sorgen zweifel" },
    { G_HEARER, 0, "gefragt" },

    /* ---- before names ---- */
    { 0, L_TITLE | L_MALE, "herr herrn pater bruder könig prinz papst fürst" },
    { 0, L_TITLE | L_FEMALE, "frau fräulein schwester königin prinzessin fürstin" },
    { 0, L_TITLE | L_ABBR, "dr prof dipl ing med jur phil h" },
    { 0, L_TITLE, "professor doktor" },
    { 0, L_ABBR, "z b d u a o bzw ca st nr str vgl usw etc evtl ggf inkl zzgl mio"
        " mrd jan feb mrz apr jun jul aug sept okt nov dez geb gest hl bd vs al"
        " abs art ggf sog rd min max" },
    { 0, L_SUFFIX, "jr sr ii iii jun sen" },
    { 0, L_DAY, "montag dienstag mittwoch donnerstag freitag samstag sonnabend"
        " sonntag januar jänner februar märz april mai juni juli august september"
        " oktober november dezember montagabend dienstagabend mittwochabend"
        " donnerstagabend freitagabend samstagabend sonntagabend" },
    { 0, L_PART, "von van de el al bin ben di da del du ibn" },
    { 0, L_SURE_F, "andrea simone nicola kim michele" },
    { 0, L_SURE_M, "jan kai gabriel luca nico marian jean robin mika" },
    { 0, L_NOTNAME, "der die das den dem des ein eine einen einem einer er sie es"
        " wir ich in im am an auf aus bei mit nach von vor zu zum zur über unter"
        " und oder aber doch auch so wie als wenn weil während obwohl nachdem"
        " da dann nun noch schon jetzt hier dort dies diese dieser dieses was"
        " wer wo warum wann für durch gegen ohne um bis seit laut trotz wegen"
        " sein seine seinen ihr ihre ihren unser unsere mein meine nicht nur"
        " nein ja viele einige alle beide mehr weiter weitere zudem außerdem"
        " dabei dazu damit darauf darüber dafür dagegen daher deshalb jedoch"
        " allerdings bereits erst zuletzt zuvor später gestern heute morgen"
        " sollte sollten könnte kann wird werden wurde hat haben ist sind war"
        " montag dienstag mittwoch donnerstag freitag samstag sonntag januar"
        " februar märz april mai juni juli august september oktober november"
        " dezember zwei drei vier fünf etwa rund insgesamt neben zwischen denn"
        " gleichzeitig außer wörtlich erstmals ebenso ebenfalls demnach demgegenüber"
        " danach davor dennoch doch schließlich zunächst offenbar vielmehr"
        " folgendes solche solcher manche mancher jeder jede jedes kein keine"
        " mehrere andere anderer besonders vielleicht natürlich trotzdem sogar"
        " selbst fast kaum immer wieder oft manchmal inzwischen mittlerweile"
        " unterdessen derweil bisher bislang künftig heute gestern nachdem bevor"
        " sobald solange sowie sowohl weder entweder anlässlich angesichts"
        " aufgrund infolge mithilfe gemäß zufolge hinsichtlich bezüglich"
        " innerhalb außerhalb oberhalb unterhalb allein einzig höhnisch" },
    { 0, L_MOD, "ehemalige ehemaliger ehemaligen frühere früherer früheren"
        " stellvertretende stellvertretender neue neuer amtierende amtierender"
        " amtierenden damalige damaliger zuständige zuständiger leitende"
        " leitender zukünftige" },
    { 0, L_ORG, "universität institut partei ausschuss gericht ministerium amt"
        " zeitung rat verband bund bank verein gesellschaft stiftung gmbh ag kg"
        " ev universitätsklinikum klinik polizei armee union behörde kommission"
        " senat bundestag bundesrat landtag parlament regierung republik"
        " bundesrepublik stadt kreis land staaten straße platz theater museum"
        " schule hochschule fc sv sc tsv organisation agentur konzern gruppe"
        " fraktion gewerkschaft" },
    { 0, L_MEDIA, "dpa afp reuters ap apa epd kna spiegel zeit welt bild ard zdf ndr"
        " wdr orf srf sda faz taz bbc cnn focus stern" },

    /* ---- who speaks ---- */
    { 0, L_ROLE | L_MALE, "seniorchef juniorchef vereinschef parteichef konzernchef"
        " regierungschef fraktionschef werkschef küchenchef sprecher präsident minister kanzler chef leiter direktor"
        " vorsitzender vorsitzende vorsitzenden bürgermeister richter anwalt"
        " staatsanwalt trainer manager vorstand politiker abgeordneter"
        " abgeordnete abgeordneten experte forscher professor sekretär"
        " bischof papst könig vater bruder sohn mann ehemann polizist beamter"
        " beamte gouverneur senator botschafter general kommandeur sänger"
        " schauspieler autor journalist reporter redakteur kapitän spieler"
        " stürmer torwart kandidat premier premierminister vertreter mitarbeiter"
        " arzt lehrer schüler student bauer unternehmer investor analyst ökonom"
        " historiker wissenschaftler zeuge nachbar anwohner bewohner"
        " geschäftsführer funktionär gewerkschafter verteidiger ermittler"
        " beobachter kritiker gegner anhänger freund kollege pfarrer rabbiner"
        " imam regisseur komponist maler fahrer pilot fischer förster jäger"
        " landrat ministerpräsident außenminister innenminister"
        " verteidigungsminister generalsekretär seismologe angeklagte"
        " angeklagter kommissar beauftragter beauftragte staatssekretär"
        " stadtrat gemeinderat amtsleiter wirt bäcker händler makler landwirt" },
    { 0, L_ROLE | L_FEMALE, "sprecherin präsidentin ministerin kanzlerin chefin"
        " leiterin direktorin bürgermeisterin richterin anwältin"
        " staatsanwältin trainerin managerin politikerin expertin forscherin"
        " professorin sekretärin bischöfin königin mutter schwester tochter frau"
        " ehefrau polizistin beamtin gouverneurin senatorin botschafterin"
        " sängerin schauspielerin autorin journalistin reporterin redakteurin"
        " spielerin kandidatin vertreterin mitarbeiterin ärztin lehrerin"
        " schülerin studentin bäuerin unternehmerin analystin ökonomin"
        " historikerin wissenschaftlerin zeugin nachbarin anwohnerin"
        " geschäftsführerin gewerkschafterin ermittlerin freundin kollegin"
        " pfarrerin regisseurin malerin fahrerin großmutter tante"
        " ministerpräsidentin außenministerin innenministerin landrätin"
        " staatssekretärin wirtin bäckerin händlerin landwirtin" },
    { 0, L_ROLE | L_GROUP, "leute menschen eltern ärzte forscher polizei anwohner"
        " behörden demonstranten kritiker experten" },
    { 0, L_ROLE | L_THING, "regierung partei behörde ministerium organisation"
        " verband verein unternehmen konzern gericht polizei agentur zeitung"
        " zeitschrift magazin sender kommission fraktion gewerkschaft stiftung"
        " institut universität firma bank gruppe initiative staatsanwaltschaft"
        " nachrichtenagentur opposition amt rat seite" },
    { 0, L_ROLE | L_THING | L_DOC, "bericht erklärung mitteilung pressemitteilung"
        " brief schreiben studie gutachten urteil artikel interview gespräch"
        " stellungnahme rede nachricht begründung meldung schild plakat"
        " kommuniqué memorandum zitat buch website webseite" },
    { 0, L_ROLE | L_THING | L_DOC | L_OWN, "erklärung mitteilung stellungnahme"
        " antwort begründung worte worten rede nachricht brief schreiben kommentar"
        " aussage aussagen fazit urteil" },
    { 0, L_OWN | L_LABEL | L_ROLE | L_THING, "sicht angaben angabe auskunft ansicht"
        " meinung auffassung einschätzung darstellung darstellungen worte worten"
        " aussage aussagen bewertung überzeugung informationen berichten" },
    { 0, L_OWN | L_LABEL, "spruch sprüche parole parolen slogan slogans forderung"
        " forderungen losung losungen ruf rufe ausruf satz sätze zuruf zurufe"
        " vorwurf vorwürfe ergänzung begründung antwort" },
    /* What has a name in marks. */
    { 0, L_WORK, "sendung fernsehsendung firma operation aktion initiative verein"
        " band gruppe schiff frachter fähre boot portal plattform marke produkt"
        " software spiel computerspiel preis auszeichnung prädikat label"
        " programm bündnis kneipe restaurant gaststätte hotel café siedlung"
        " prozess unternehmen agentur sonde satellit rakete sturm orkan hurrikan"
        " taifun mission festival turnier wettbewerb blog podcast kanal netzwerk"
        " bürgerinitiative partei liste diskothek club zeitschrift wochenmagazin"
        " nachrichtenmagazin fachblatt boulevardblatt blatt tageszeitung"
        " wochenzeitung internetseite homepage seite reihe rubrik" },
    { 0, L_WORK | L_LABEL, "überschrift schlagzeile titel" },
    { 0, L_WORK, "film buch roman lied song album titel serie sendung zeitschrift"
        " zeitung magazin oper stück theaterstück ausstellung projekt programm"
        " zeitschrift motto kampagne" },
    { 0, L_LABEL, "namens genannt bezeichnung begriff wort titel motto name namen"
        " sogenannte sogenannten so-genannte" },
    { 0, 0, NULL }
};
