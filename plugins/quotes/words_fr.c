/*
 * French words: closed classes, verbs of speaking, titles and roles.  Compiled
 * for this project from general knowledge of French grammar and usage.
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list words_fr[] = {
    /* ---- closed classes ---- */
    { G_DET, 0, "le la les l' l’ un une des ce cet cette ces plusieurs quelques"
        " deux trois quatre cinq six chaque tout tous toute toutes certains"
        " certaines aucun aucune" },
    { 0, L_THE, "le la les l' l’ ce cet cette ces" },
    { G_DET | G_POSS, L_THE, "son sa ses leur leurs notre nos votre vos mon ma mes" },
    { G_PREP, 0, "à au aux chez en avec par dans sur sous avant après pendant depuis contre sans entre"
        " malgré durant vers devant derrière lors dès jusque selon suivant" },
    { G_PREP | G_OF, 0, "de d' d’ du des pour" },
    { G_BY, 0, "par" },
    { G_AUX, 0, "a ont avait avaient est sont était étaient sera seront aura auront"
        " avoir être été ne n' n’ pas plus jamais se s' s’ lui leur y en m' m’ nous"
        " vous encore aussi ensuite puis alors déjà toujours même également"
        " notamment ainsi enfin donc pourtant cependant peut doit devait"
        " pouvait veut voulait fait bien tout d'abord hier aujourd'hui"
        " aujourd’hui" },
    { G_AUX, L_ALONE, "le la les l' l’" }, /* objects before a verb */
    { 0, L_MALE, "le un ce" },
    { 0, L_FEMALE, "la une cette" },
    { G_BE, 0, "est sont était étaient été être" },
    { G_CONJ, 0, "et mais ou ni or car" },
    { G_SUB, 0, "quand lorsque lorsqu' lorsqu’ si comme parce puisque alors"
        " tandis où pourquoi comment" },
    { G_THAT, 0, "que qu' qu’" },
    { G_AS, 0, "comme ainsi" },
    { G_REL, 0, "qui dont lequel laquelle lesquels lesquelles" },
    { G_HE, 0, "il -il -t-il" },
    { G_SHE, 0, "elle -elle -t-elle" },
    { G_THEY, 0, "ils elles -ils -elles on -on -t-on" },
    { G_IT, 0, "cela ça c' c’" },
    { 0, L_SELF, "je j' j’ -je" },
    { G_I, 0, "je j' j’ nous vous -je -nous -vous" },
    { G_ACCORDING, 0, "selon d'après d’après suivant" },
    { G_TO, 0, "pour à" },
    { G_TIME, 0, "matin soir semaine mois année jour midi nuit hier aujourd'hui"
        " aujourd’hui dernier dernière prochain" },
    { G_VERB, 0, "vient viennent va vont prend prennent met mettent tient tiennent"
        " voit voient reste restent reçoit perd gagne commence semble porte"
        " compte passe trouve arrive quitte attend" },

    /* ---- verbs of speaking ---- */
    { G_CUE | G_STRONG, 0, "dire dis dit disent disait dirent disant déclarer déclare"
        " déclarent déclaré déclarait déclara déclarant affirmer affirme"
        " affirment affirmé affirmait affirma affirmant ajouter ajoute ajoutent"
        " ajouté ajoutait ajouta ajoutant expliquer explique expliquent expliqué"
        " expliquait expliqua expliquant assurer assure assurent assuré assurait"
        " assura assurant souligner souligne soulignent souligné soulignait"
        " souligna soulignant préciser précise précisent précisé précisait"
        " précisa précisant indiquer indique indiquent indiqué indiquait indiqua"
        " indiquant répondre répond répondent répondu répondait répondit"
        " répondant demander demande demandent demandé demandait demanda"
        " demandant raconter raconte racontent raconté racontait raconta"
        " racontant confier confie confient confié confiait confia confiant"
        " lancer lance lancent lancé lançait lança lançant écrire écrit écrivent"
        " écrivait écrivit écrivant poursuivre poursuit poursuivent poursuivi"
        " poursuivait poursuivant estimer estime estiment estimé estimait estima"
        " estimant rappeler rappelle rappellent rappelé rappelait rappela"
        " rappelant reconnaître reconnaît reconnait reconnaissent reconnu"
        " reconnaissait reconnut annoncer annonce annoncent annoncé annonçait"
        " annonça annonçant insister insiste insistent insisté insistait insista"
        " résumer résume résument résumé résumait conclure conclut concluent"
        " concluait concluant répéter répète répètent répété répétait avouer"
        " avoue avouent avoué avouait admettre admet admettent admis admettait"
        " remarquer remarque remarquent remarqué remarquait" },
    { G_CUE, L_NAMING, "qualifier qualifie qualifient qualifié qualifiait traiter"
        " traite traité traitait appeler appelle appellent appelé juger juge"
        " jugent jugé jugeait décrire décrit décrivent décrivait surnommer"
        " surnomme baptiser baptise reprocher reproche reprochent reproché"
        " critiquer critique critiquent critiqué dénoncer dénonce dénoncent"
        " dénoncé fustiger fustige fustigé railler raille raillé" },
    { G_CUE, 0, "accuser accuse accusent accusé accusait affirmer avertir avertit"
        " avertissent averti prévenir prévient préviennent prévenu appeler"
        " appelle appellent appelé appelait qualifier qualifie qualifient"
        " qualifié qualifiait critiquer critique critiquent critiqué critiquait"
        " dénoncer dénonce dénoncent dénoncé dénonçait dénonçant regretter"
        " regrette regrettent regretté regrettait saluer salue saluent salué"
        " saluait féliciter félicite félicité souhaiter souhaite souhaitent"
        " souhaité craindre craint craignent craignait penser pense pensent"
        " pensé pensait croire croit croient cru croyait juger juge jugent jugé"
        " jugeait murmurer murmure murmuré murmurait murmura chuchoter chuchote"
        " crier crie crient crié criait cria hurler hurle hurlait s'exclamer"
        " exclame exclament exclamé exclamait exclama s'interroger interroge"
        " interrogent interrogé interrogeait interrogea rétorquer rétorque"
        " rétorqué rétorqua répliquer réplique répliqué répliqua plaisanter"
        " plaisante plaisanté plaisantait soupirer soupire soupirait soupira"
        " sourire sourit souriait rire rit riait ironiser ironise ironisé"
        " ironisait glisser glisse glissé glissait martèle martelé martelait"
        " martela marteler promettre promet promettent promis promettait"
        " témoigner témoigne témoignent témoigné témoignait soutenir soutient"
        " soutiennent soutenu soutenait évoquer évoque évoquent évoqué évoquait"
        " décrire décrit décrivent décrivait noter note notent noté notait"
        " relever relève relèvent relevé relevait observer observe observent"
        " observé observait constater constate constatent constaté constatait"
        " confirmer confirme confirment confirmé confirmait réclamer réclame"
        " réclament réclamé exiger exige exigent exigé plaider plaide plaident"
        " plaidé plaidait arguer argue argué nuancer nuance nuancé tempérer"
        " tempère tempéré renchérir renchérit abonder abonde prédire prédit"
        " prédisent commenter commente commentent commenté commentait réagir"
        " réagit réagissent réagi détailler détaille détaillé clamer clame"
        " clamé proclamer proclame proclamé marmonner marmonne grommeler"
        " grommelle s'indigner indigne indignent indigné s'étonner étonne"
        " étonné s'inquiéter inquiète inquiètent inquiété s'amuser amuse amusé"
        " s'emporter emporte emporté se-souvenir souvient souviennent souvenait"
        " se-rappeler défendre défend défendent défendu défendait maintenir"
        " maintient maintenu tweeter tweeté tweete publier publié considérer"
        " considère considèrent considéré lire lit lisait titre titrait"
        " railler raille raillé raillait raillent tacler tacle taclé fustiger"
        " fustige fustigé fustigeait fustigent pester peste pesté pestait"
        " déplorer déplore déplorent déploré déplorait pointer pointe pointé"
        " pointait vanter vante vanté vantait pleurer pleure marteler martèlent"
        " balayer balaie balayé ironisent moquer moque moqué s'alarmer alarme"
        " alarmé alarment revendiquer revendique revendiqué attaquer attaque"
        " attaqué étriller étrille étrillé sourit s'agacer agace agacé analyser"
        " analyse analysé décrypter décrypte développer développe recommander"
        " recommande recommandé préconiser préconise marquer interpeller"
        " interpelle interpellé menacer menace menacé jurer jure juré jurait"
        " supplier supplie implorer implore dédramatiser rassurer rassure"
        " rassuré relativiser relativise trancher justifier justifie justifié"
        " invoquer invoque invoqué rapporter rapporte rapportent rapporté"
        " relater relate relaté signaler signale signalé révéler révèle révélé"
        " commence commençait reprend reprenait reprit coupe coupa tranche"
        " trancha résumer philosophe philosophait enchaîne enchaîna" },
    { G_CUE, 0, "réjouir réjouit réjouissent réjouissait insurger insurge insurgent"
        " insurgé insurgeait désoler désole désolé désolait offusquer offusque"
        " offusqué enthousiasmer enthousiasme enthousiasmé émouvoir émeut"
        " émeuvent plaindre plaint plaignent plaignait lamenter lamente"
        " lamentent lamentait excuser excuse excusé impatienter impatiente"
        " impatienté étonnait indignait inquiétait esclaffer esclaffe gronder"
        " gronde tonner tonne tempêter tempête enrager enrage grincer grince"
        " souffler souffle soufflé lâcher lâche lâché asséner assène asséné"
        " scander scande scandent réaffirmer réaffirme réaffirmé objecter"
        " objecte objecté protester proteste protestent protesté riposter"
        " riposte riposté contester conteste contesté démentir dément"
        " démentent démenti nier nie nient nié certifier certifie garantir"
        " garantit énumérer énumère argumenter argumente argumenté exposer"
        " expose exhorter exhorte exhorté informer informe informent informé"
        " avancer avance avancent avancé suggérer suggère suggèrent suggéré"
        " espérer espère espèrent espéré espérait redouter redoute redoutent"
        " redouté concéder concède concédé temporiser temporise alerter alerte"
        " alertent alerté reprocher reproche reprochent reproché vitupérer"
        " vitupère confesser confesse conseiller conseille conseillé bougonner"
        " bougonne émerveiller émerveille exaspérer exaspère" },
    { G_CUE, 0, "parler parle parlent parlé parlait parlaient parla parlant" },
    { G_NOUN, 0, "dit demande demandes annonce annonces note notes critique"
        " critiques remarque remarques résumé estime lance écrit écrits rire"
        " sourire titre titres commence juge juges appel réplique murmure"
        " compte relève conclut attaque marque menace analyse alarme peste"
        " pointe excuse gronde tonne tempête souffle lâche riposte conteste"
        " avance alerte reproche prévenu accusé" },

    /* ---- before names ---- */
    { 0, L_TITLE | L_MALE, "m mm monsieur messieurs maître-adjoint prince roi abbé père"
        " frère" },
    { 0, L_TITLE | L_FEMALE, "mme mmes mlle madame mademoiselle princesse reine sœur"
        " soeur" },
    { 0, L_TITLE | L_ABBR, "dr pr me mgr" },
    { 0, L_TITLE, "maître docteur professeur" },
    { 0, L_ABBR, "m mm st ste av bd janv févr avr juil sept oct nov déc etc cf env"
        " p art no n vol" },
    { 0, L_SUFFIX, "jr ii iii" },
    { 0, L_DAY, "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février"
        " mars avril mai juin juillet août septembre octobre novembre décembre" },
    { 0, L_PART, "de d' d’ du des la le les van von el al ben bin di da del" },
    { 0, L_SURE_F, "camille-marie andrée claude-marie laurence anne jeanne kim nikita-anne" },
    { 0, L_SURE_M, "jean claude joël gabriel daniel michel pascal andré rené robin" },
    { 0, L_NOTNAME, "le la les l' l’ un une des du de d' d’ ce cet cette ces il elle ils"
        " elles on nous vous je j' j’ c' c’ son sa ses leur leurs notre nos mon ma mes"
        " et mais ou ni or car donc si quand lorsque comme parce puisque alors que"
        " qu' qu’ qui où en dans sur sous avec sans pour par à au aux chez après"
        " avant depuis pendant contre entre selon d'après d’après malgré lors"
        " dès plus moins très tout tous toute toutes rien non oui ici là hier"
        " aujourd'hui aujourd’hui demain ainsi aussi enfin ensuite puis déjà"
        " encore même cependant pourtant toutefois certains certaines plusieurs"
        " quelques deux trois quatre cinq chaque aucun aucune interrogé"
        " interrogée lundi mardi mercredi jeudi vendredi samedi dimanche janvier"
        " février mars avril mai juin juillet août septembre octobre novembre"
        " décembre pourquoi comment quel quelle quels quelles n' n’ s' s’ est a"
        " quant voilà voici face" },
    { 0, L_MOD, "ancien ancienne ex-président nouveau nouvelle" },
    { 0, L_ORG, "université institut parti comité ministère tribunal cour assemblée"
        " sénat conseil association groupe fondation banque union agence école"
        " collège église commission bureau société entreprise compagnie"
        " république états nations service syndicat fédération confédération"
        " rue avenue place pont gare hôpital musée théâtre mairie préfecture"
        " centre maison région département ligue club police armée sa sarl"
        " journal" },
    { 0, L_MEDIA, "afp reuters ap rfi bfm tf1 franceinfo libération figaro monde" },

    /* ---- who speaks ---- */
    { 0, L_ROLE | L_MALE, "président ministre directeur chef maire préfet député"
        " sénateur avocat procureur juge policier gendarme porte-parole"
        " secrétaire responsable représentant médecin chercheur professeur"
        " économiste historien écrivain auteur journaliste acteur chanteur"
        " musicien peintre entraîneur joueur capitaine gardien champion roi"
        " prince pape évêque prêtre père frère fils mari oncle grand-père homme"
        " garçon voisin ami collègue témoin patron entrepreneur agriculteur"
        " pêcheur boulanger vigneron éleveur ouvrier employé syndicaliste"
        " militant élu conseiller ambassadeur général colonel commandant"
        " lieutenant soldat pompier instituteur étudiant élève marié petit-fils neveu cousin enfant"
        " passager touriste client poète sculpteur architecte ingénieur"
        " chimiste physicien astronome vétérinaire pharmacien cuisinier serveur"
        " vendeur agent commissaire propriétaire locataire retraité accusé"
        " prévenu expert athlète nageur cycliste buteur arbitre guide artiste"
        " violoniste guitariste comédien délégué ostréiculteur officier"
        " inspecteur charpentier maçon mécanicien électricien chauffeur candidat"
        " technicien sélectionneur attaquant milieu défenseur ailier"
        " quinquagénaire quadragénaire trentenaire octogénaire intéressé"
        " diplomate chancelier dirigeant bâtonnier greffier magistrat édile"
        " cinéaste réalisateur metteur romancier philosophe sociologue"
        " politologue climatologue paléontologue virologue infectiologue"
        " adjoint géologue biologiste restaurateur commerçant artisan habitant"
        " passager conducteur pilote marin berger apiculteur libraire gérant" },
    { 0, L_ROLE | L_FEMALE, "présidente ministre directrice cheffe maire préfète"
        " députée sénatrice avocate procureure juge policière porte-parole"
        " secrétaire responsable représentante médecin chercheuse professeure"
        " économiste historienne écrivaine autrice journaliste actrice chanteuse"
        " musicienne peintre entraîneuse joueuse capitaine gardienne championne"
        " reine princesse mère sœur soeur fille femme épouse tante grand-mère"
        " voisine amie collègue témoin patronne entrepreneuse agricultrice"
        " boulangère vigneronne éleveuse ouvrière employée syndicaliste"
        " militante élue conseillère ambassadrice institutrice étudiante élève mariée petite-fille nièce cousine"
        " jeune-fille enfant passagère touriste cliente conductrice poète"
        " sculptrice architecte ingénieure géologue chimiste physicienne"
        " astronome vétérinaire pharmacienne cuisinière serveuse vendeuse"
        " agente commissaire patronne propriétaire locataire retraitée victime"
        " accusée prévenue experte athlète nageuse cycliste buteuse arbitre"
        " guide militante artiste violoniste metteuse déléguée ostréicultrice"
        " attaquante sélectionneuse intéressée diplomate dirigeante magistrate"
        " bâtonnière cinéaste réalisatrice romancière philosophe sociologue"
        " politologue climatologue paléontologue virologue"
        " candidate adjointe habitante infirmière libraire gérante" },
    { 0, L_ROLE | L_GROUP, "sources gens gendarmes pompiers élus salariés grévistes syndicalistes clients habitants riverains enquêteurs chercheurs syndicats"
        " autorités policiers manifestants parents secours" },
    { 0, L_ROLE | L_THING, "gouvernement parti ministère mairie préfecture police"
        " parquet tribunal association syndicat entreprise société groupe agence"
        " journal quotidien hebdomadaire magazine chaîne commission comité"
        " direction université hôpital banque organisation fédération défense"
        " accusation opposition ong collectif observatoire institut exécutif"
        " présidence ambassade compagnie opérateur exploitant constructeur"
        " fabricant distributeur fondation ligue club armée tabloïd" },
    { 0, L_ANYONE, "entreprise société groupe compagnie firme association ong"
        " organisation syndicat banque club agence opérateur constructeur"
        " fabricant collectif" },
    { 0, L_ROLE | L_THING | L_DOC, "communiqué rapport lettre courrier message étude"
        " déclaration texte article entretien interview discours note document"
        " livre panneau affiche pancarte banderole tract" },
    { 0, L_WORK, "film livre roman chanson album série émission pièce exposition"
        " tableau opéra revue journal magazine intitulé intitulée documentaire"
        " spectacle" },
    { 0, L_WORK | L_LABEL, "titre titré titrée intitulé intitulée" },
    { 0, L_LABEL, "appelé appelée nommé nommée dit dite mot mots terme expression"
        " surnommé surnommée baptisé baptisée slogan devise" },
    { 0, 0, NULL }
};
