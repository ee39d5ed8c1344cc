/*
 * Spanish words: closed classes, verbs of speaking, titles and roles.  Compiled
 * for this project from general knowledge of Spanish grammar and usage.
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list words_es[] = {
    /* ---- closed classes ---- */
    { G_DET, 0, "el la los las un una unos unas este esta estos estas ese esa esos"
        " esas aquel aquella varios varias algunos algunas muchos muchas dos tres"
        " cuatro cinco seis cada todo toda todos todas ningún ninguna otro otra"
        " otros otras ambos ambas lo" },
    { 0, L_THE, "el la los las este esta estos estas ese esa esos esas" },
    { G_DET | G_POSS, L_THE, "su sus mi mis tu tus nuestro nuestra nuestros nuestras" },
    { G_PREP, 0, "en con a al por sobre bajo ante tras durante desde contra sin entre hacia"
        " hasta según mediante" },
    { G_PREP | G_OF, 0, "de del para" },
    { G_BY, 0, "por" },
    { G_AUX, 0, "ha han había habían he hemos haber es son era eran fue fueron será"
        " ser sido está están estaba no ya también luego después entonces aún"
        " todavía siempre nunca incluso se le les lo la nos me así además solo"
        " sólo puede podía debe quiere quería ayer hoy mientras asimismo muy" },
    { 0, L_ALONE, "la lo los las" }, /* objects before a verb */
    { 0, L_MALE, "el un este" },
    { 0, L_FEMALE, "la una esta" },
    { G_BE, 0, "es son era eran fue fueron sido está ser" },
    { G_CONJ, 0, "y e o u pero ni sino" },
    { G_SUB, 0, "cuando si porque aunque mientras como donde pues" },
    { G_THAT, 0, "que" },
    { G_AS, 0, "como así" },
    { G_REL, 0, "quien quienes cuyo cuya que" },
    { G_HE, 0, "él" },
    { G_SHE, 0, "ella" },
    { G_THEY, 0, "ellos ellas" },
    { G_IT, 0, "ello eso esto" },
    { 0, L_SELF, "yo" },
    { G_I, 0, "yo nosotros nosotras usted ustedes" },
    { G_ACCORDING, 0, "según" },
    { G_TO, 0, "para a" },
    { G_TIME, 0, "semana mes año día noche tarde mañana mediodía madrugada ayer hoy"
        " lunes martes miércoles jueves viernes sábado domingo pasado pasada"
        " próximo" },
    { G_VERB, 0, "viene vienen va van toma toman pone ponen tiene tienen ve ven"
        " queda quedan recibe pierde gana parece lleva llevan pasa pasan llega"
        " llegan deja espera hizo hicieron hace hacen dio dieron vino tuvo puso" },

    /* ---- verbs of speaking ---- */
    { G_CUE | G_STRONG, 0, "decir dice dicen dijo dijeron dicho decía decían diciendo"
        " declarar declara declaran declaró declararon declarado declaraba"
        " afirmar afirma afirman afirmó afirmaron afirmado afirmaba afirmando"
        " añadir añade añaden añadió añadieron añadido añadía añadiendo explicar"
        " explica explican explicó explicaron explicado explicaba explicando"
        " asegurar asegura aseguran aseguró aseguraron asegurado aseguraba"
        " señalar señala señalan señaló señalaron señalado señalaba señalando"
        " indicar indica indican indicó indicaron indicado indicaba subrayar"
        " subraya subrayan subrayó subrayaron subrayado subrayaba destacar"
        " destaca destacan destacó destacaron destacado destacaba responder"
        " responde responden respondió respondieron respondido respondía"
        " preguntar pregunta preguntan preguntó preguntaron preguntado"
        " preguntaba contar cuenta cuentan contó contaron contado contaba"
        " contestar contesta contestó contestaron manifestar manifiesta"
        " manifiestan manifestó manifestaron manifestado comentar comenta"
        " comentan comentó comentaron comentado comentaba escribir escribe"
        " escriben escribió escribieron escrito escribía recordar recuerda"
        " recuerdan recordó recordaron recordado recordaba anunciar anuncia"
        " anuncian anunció anunciaron anunciado reconocer reconoce reconocen"
        " reconoció reconocieron reconocido reconocía insistir insiste insisten"
        " insistió insistieron insistido insistía sostener sostiene sostienen"
        " sostuvo sostuvieron sostenía agregar agrega agregan agregó agregaron"
        " agregado apuntar apunta apuntan apuntó apuntaron apuntado advertir"
        " advierte advierten advirtió advirtieron advertido advertía precisar"
        " precisa precisan precisó precisaron concluir concluye concluyen"
        " concluyó concluyeron relatar relata relatan relató relataron narrar"
        " narra narró admitir admite admiten admitió admitieron admitía"
        " confesar confiesa confiesan confesó confesaron puntualizó puntualiza"
        " replicó replica" },
    { G_CUE, L_NAMING, "llamar llama llaman llamó llamaron llamado calificar"
        " califica califican calificó calificaron calificado tildar tilda tilda"
        " tildó tachar tacha tachó tacharon hablar habla hablan habló hablaron"
        " hablado acusar acusa acusó describir describe describen"
        " describió describieron definir define definen definió bautizó"
        " reprochar reprocha reprocharon reprochó criticar critica critican"
        " criticó criticaron denunciar denuncia denuncian denunció denunciaron" },
    { G_CUE, 0, "acusar acusa acusan acusó acusaron acusado llamar llama llaman"
        " llamó llamaron llamado llamaba calificar califica califican calificó"
        " calificaron calificado calificaba criticar critica critican criticó"
        " criticaron criticado denunciar denuncia denuncian denunció"
        " denunciaron denunciado denunciaba lamentar lamenta lamentan lamentó"
        " lamentaron lamentado lamentaba celebrar celebra celebró agradecer"
        " agradece agradeció pedir pide piden pidió pidieron pedido pedía exigir"
        " exige exigen exigió exigieron prometer promete prometen prometió"
        " prometieron prometía pensar piensa piensan pensó pensaba creer cree"
        " creen creyó creía opinar opina opinan opinó opinaron considerar"
        " considera consideran consideró consideraron estimar estima estimó"
        " temer teme temen temía esperar reclamar reclama reclamó defender"
        " defiende defienden defendió defendieron negar niega niegan negó"
        " negaron rechazar rechaza rechazan rechazó rechazaron confirmar confirma"
        " confirman confirmó confirmaron describir describe describen describió"
        " resumir resume resumen resumió gritar grita gritan gritó gritaron"
        " gritaba susurrar susurra susurró murmurar murmura murmuró exclamar"
        " exclama exclamó bromear bromea bromean bromeó bromeaba reír ríe rió"
        " reía sonreír sonríe sonrió suspirar suspira suspiró ironizar ironiza"
        " ironizó repetir repite repiten repitió repetía reiterar reitera reiteró"
        " reiteraron alegar alega alegó argumentar argumenta argumentó zanjar"
        " zanja zanjó matizar matiza matizó remachar remacha remachó recalcar"
        " recalca recalcó enfatizar enfatiza enfatizó expresar expresa expresan"
        " expresó expresaron aclarar aclara aclaró detallar detalla detalló"
        " revelar revela reveló avisar avisa avisó alertar alerta alertó"
        " testificar testificó atestiguó proclamar proclama proclamó tuitear"
        " tuiteó leer lee leía reza rezaba definir define definió tildar tilda"
        " tildó seguir prosiguió prosigue continuó continúa interrumpió quejarse"
        " ironizó denunciaron apostillar apostilla apostilló sentenciar"
        " sentencia sentenció deplorar deplora deploró censurar censura censuró"
        " arremeter arremetió reprochar reprocha reprochó vaticinar vaticina"
        " vaticinó augurar augura auguró desmentir desmiente desmintió"
        " justificar justifica justificó valorar valora valoró ensalzar ensalza"
        " ensalzó evocar evoca evocó rememorar rememora rememoró proponer"
        " propone propuso plantear plantea planteó exponer expone expuso"
        " informar informa informó amenazar amenaza amenazó suplicar suplica"
        " suplicó rogar ruega rogó jurar jura juró comunicar comunica comunicó"
        " queja quejó queja lanzar lanza lanzó soltó suelta espetó espeta" },
    { G_CUE, 0, "remarcar remarca remarcan remarcó remarcaron remarcado remarcaba"
        " rebatir rebate rebaten rebatió rebatieron rebatido aseverar asevera"
        " aseveran aseveró aseveraron aseverado adelantar adelanta adelantan"
        " adelantó adelantaron solicitar solicita solicitan solicitó"
        " solicitaron solicitado instar insta instan instó instaron urgir urge"
        " urgió reflexionar reflexiona reflexionan reflexionó reflexionaba"
        " cuestionar cuestiona cuestionan cuestionó cuestionaron ratificar"
        " ratifica ratificó ratificaron razonar razona razonó aventurar"
        " aventura aventuró terciar tercia terció" },
    { G_NOUN, 0, "pregunta cuenta cuentas dicho anuncia denuncia critica crítica"
        " sentencia censura informa propone amenaza queja llama llamado escrito pedido resumen espera destacado señala"
        " contado réplica alerta reza" },

    /* ---- before names ---- */
    { 0, L_TITLE | L_MALE, "señor don rey príncipe papa padre fray hermano" },
    { 0, L_TITLE | L_MALE | L_ABBR, "sr d" },
    { 0, L_TITLE | L_FEMALE, "señora señorita doña reina princesa hermana" },
    { 0, L_TITLE | L_FEMALE | L_ABBR, "sra srta dª" },
    { 0, L_TITLE | L_ABBR, "dr dra lic ing prof mons" },
    { 0, L_TITLE, "doctor doctora profesor profesora" },
    { 0, L_ABBR, "sr sra srta dr dra d st av avda c núm pág art etc ej ene feb mar"
        " abr jun jul ago sept oct nov dic ee uu" },
    { 0, L_SUFFIX, "jr ii iii" },
    { 0, L_DAY, "lunes martes miércoles jueves viernes sábado domingo enero febrero"
        " marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre" },
    { 0, L_PART, "de del la las los y e van von el al ben bin di da do dos das" },
    { 0, L_SURE_F, "andrea rosario consuelo pilar carmen trinidad ainhoa nerea maite"
        " itziar leire olalla xoana neus mercè montse nuria" },
    { 0, L_SURE_M, "joan josé jesús ángel iñaki aitor unai gorka mikel jordi xabier"
        " pep oriol" },
    { 0, L_NOTNAME, "el la los las un una unos unas lo al del de en a con por para sin"
        " sobre tras según desde hasta entre hacia bajo ante durante contra y e o"
        " u pero ni sino si cuando porque aunque mientras como donde pues que"
        " quien qué quién cómo cuándo dónde este esta estos estas ese esa esos"
        " esas eso esto él ella ellos ellas yo nosotros usted su sus mi mis"
        " nuestro nuestra no sí ya también luego después entonces aún todavía"
        " siempre nunca ahora hoy ayer mañana aquí allí así además incluso solo"
        " sólo muy más menos todo todos toda todas nada nadie alguien algo varios"
        " varias algunos algunas muchos muchas dos tres cuatro cinco cada otro"
        " otra ambos hay es son era fue fueron ha han había se le les me nos lunes"
        " martes miércoles jueves viernes sábado domingo enero febrero marzo"
        " abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        " preguntado preguntada ante finalmente primero tal tan tampoco asimismo"
        " mientras sin" },
    { 0, L_MOD, "exministro exministra expresidente exalcalde nuevo nueva" },
    { 0, L_ORG, "universidad instituto partido comité ministerio tribunal corte"
        " asamblea senado congreso consejo asociación grupo fundación banco unión"
        " agencia escuela colegio iglesia comisión oficina sociedad empresa"
        " compañía república estados naciones servicio sindicato federación"
        " confederación calle avenida plaza puente estación hospital museo teatro"
        " ayuntamiento junta diputación centro casa región provincia liga club"
        " policía ejército guardia cruz sa sl" },
    { 0, L_MEDIA, "efe afp reuters ap europa-press rtve ser país mundo abc notimex" },

    /* ---- who speaks ---- */
    { 0, L_ROLE | L_MALE, "presidente ministro director jefe alcalde gobernador"
        " diputado senador abogado fiscal juez policía guardia portavoz"
        " secretario responsable representante médico investigador profesor"
        " economista historiador escritor autor periodista actor cantante músico"
        " pintor entrenador jugador capitán portero campeón rey príncipe papa"
        " obispo cura sacerdote padre hermano hijo marido esposo tío abuelo"
        " hombre chico vecino amigo colega testigo empresario agricultor pescador"
        " panadero ganadero obrero empleado sindicalista militante concejal"
        " consejero embajador general coronel comandante teniente soldado"
        " bombero maestro estudiante alumno novio nieto sobrino primo niño"
        " turista cliente poeta escultor arquitecto ingeniero químico físico"
        " astrónomo veterinario farmacéutico cocinero camarero dependiente"
        " vendedor agente inspector comisario patrón dueño propietario"
        " inquilino jubilado pensionista acusado perito forense atleta nadador"
        " ciclista tenista goleador árbitro guía taxista activista ecologista"
        " artista guitarrista violinista director ponente sargento ganadero"
        " carpintero albañil mecánico electricista marinero patrón"
        " candidato adjunto geólogo biólogo"
        " comerciante artesano habitante pasajero conductor piloto marinero"
        " pastor librero gerente técnico doctor defensor delantero seleccionador"
        " dirigente líder mandatario canciller regidor edil munícipe togado"
        " letrado guardameta ariete zaguero centrocampista extremo lateral"
        " diplomático astronauta cineasta realizador novelista filósofo"
        " sociólogo politólogo epidemiólogo climatólogo paleontólogo"
        " magistrado procurador comunero cacique minero obispo arzobispo" },
    { 0, L_ROLE | L_FEMALE, "presidenta ministra directora jefa alcaldesa"
        " gobernadora diputada senadora abogada jueza portavoz secretaria"
        " representante médica investigadora profesora economista historiadora"
        " escritora autora periodista actriz cantante entrenadora jugadora"
        " capitana portera campeona reina princesa madre hermana hija mujer"
        " esposa tía abuela chica vecina amiga empresaria agricultora panadera"
        " ganadera obrera empleada concejala consejera embajadora maestra alumna novia hermana nieta sobrina prima niña pasajera"
        " turista clienta cliente conductora poeta escultora pintora música"
        " arquitecta ingeniera geóloga química física astrónoma veterinaria"
        " farmacéutica cocinera camarera dependienta vendedora limpiadora"
        " comandante agente inspectora comisaria patrona dueña propietaria"
        " inquilina jubilada pensionista víctima acusada testigo perita"
        " forense atleta nadadora ciclista tenista goleadora árbitra guía"
        " taxista activista ecologista feminista artista comisaria"
        " candidata adjunta bióloga habitante enfermera librera doctora gerente"
        " técnica dirigente viuda mandataria regidora letrada magistrada"
        " diplomática cineasta novelista filósofa socióloga politóloga"
        " epidemióloga climatóloga paleontóloga procuradora minera" },
    { 0, L_ROLE | L_GROUP, "fuentes vecinos residentes investigadores sindicatos autoridades"
        " manifestantes padres familiares bomberos médicos expertos" },
    { 0, L_ROLE | L_THING, "gobierno partido ministerio ayuntamiento policía fiscalía"
        " tribunal asociación sindicato empresa compañía grupo agencia diario"
        " periódico semanario revista cadena comisión comité universidad hospital"
        " banco organización federación defensa acusación oposición juzgado"
        " consejería plataforma ong colectivo observatorio ejecutivo presidencia"
        " embajada aerolínea operadora fabricante fundación club ejército"
        " compañía consorcio banco central patronal gremio" },
    { 0, L_ANYONE, "empresa compañía grupo firma entidad aerolínea organización"
        " asociación sindicato banco club agencia operadora fabricante ong" },
    { 0, L_ROLE | L_THING | L_DOC, "comunicado informe carta mensaje estudio"
        " declaración texto artículo entrevista discurso nota documento libro"
        " cartel pancarta sentencia auto" },
    { 0, L_WORK, "película libro novela canción álbum serie programa obra exposición"
        " cuadro ópera revista titulado titulada documental espectáculo" },
    { 0, L_WORK | L_LABEL, "titular título titulado titulada" },
    { 0, L_LABEL, "llamado llamada denominado denominada palabra término expresión"
        " apodado apodada bautizado bautizada lema" },
    { 0, 0, NULL }
};
