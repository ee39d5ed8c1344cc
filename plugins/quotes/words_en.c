/*
 * English function words, titles, roles and other classes.  Compiled for this
 * project from general knowledge of English: grammar books' closed classes,
 * forms of address, names of offices and occupations, style guides'
 * abbreviations.
 */
#include "lexicon.h"

/* clang-format off */
const struct word_list words_en[] = {
    /* ---- closed classes ---- */
    { G_DET, 0, "a an the one another some many several two three four five six"
        " seven eight nine ten most other both no any this that these those"
        " each every all half various numerous few more" },
    { 0, L_ALONE, "one another some many several two three four five six seven"
        " eight nine ten most other both no any this that these those each all"
        " half various numerous few more" },
    { 0, L_THE, "the this that these those both" },
    { G_DET | G_POSS, L_THE, "his her their its our my your whose" },
    { G_IT, 0, "its" },
    { G_PREP, 0, "about on against into over under after before during"
        " since than toward towards near like between among until without"
        " despite through via per outside inside beyond behind alongside"
        " upon onto regarding amid across around throughout except unlike" },
    { G_PREP | G_OF, 0, "of for from at in with" },
    { G_PREP | G_BY, 0, "by" },
    { G_PREP | G_TO, 0, "to" },
    { G_AUX, 0, "also then later once again often further just simply has have"
        " had would will could did does do is was were am are been being now"
        " recently previously famously reportedly not never still even soon"
        " first always sometimes can may might must should shall repeatedly"
        " n't n’t apparently ever already twice merely perhaps instead"
        " himself herself themselves itself quickly earlier too only last next"
        " late early longer no" },
    { 0, L_MOD, "first last next late early only then now once" },
    { G_BE, 0, "is was were am are been being be 's" },
    { G_CONJ, 0, "and but or nor yet" },
    { G_SUB, 0, "when as if while because although though unless whether whereas"
        " that where why how lest until after before since" },
    { G_THAT, 0, "that" },
    { G_AS, 0, "as" },
    { G_REL, 0, "who which whom whose" },
    { G_HE, 0, "he" },
    { G_SHE, 0, "she" },
    { G_THEY, 0, "they" },
    { G_IT, 0, "it" },
    { G_I, 0, "i we you" },
    { 0, L_SELF, "i" },
    { G_HIM, 0, "his him himself" },
    { G_HER, 0, "her hers herself" },
    { G_ACCORDING, 0, "according" },
    { G_TIME, 0, "night morning afternoon evening week month year today yesterday"
        " tonight tomorrow weekend day noon midnight days weeks months years"
        " hours minutes" },
    { G_VERB, 0, "came come comes got gets gotten made makes took takes taken gave"
        " gives given kept keeps knew knows became becomes stood stands sat"
        " sits left leaves ran runs won wins lost loses held holds led leads"
        " met meets paid pays sent sends spent spends built broke brought"
        " brings bought caught chose drew drove ate fell fought found finds"
        " flew forgot grew hung heard hears hid kept laid lay let lit meant"
        " put rose sold sent set shook shot shut slept sank sought threw"
        " understood woke wore seems seemed appears appeared remained wanted"
        " wants needs needed began begins started tried tries used looked"
        " looks turned turns moved moves joined joins served serves faces"
        " faced backed backs visited visits arrived arrives died dies lived"
        " lives works worked plans planned hopes hoped expects expected" },

    /* ---- before names ---- */
    { 0, L_TITLE | L_MALE | L_ABBR, "mr messrs fr" },
    { 0, L_TITLE | L_FEMALE | L_ABBR, "mrs ms" },
    { 0, L_TITLE | L_MALE, "sir king prince pope lord congressman chairman"
        " councilman assemblyman alderman councillor-general father brother"
        " sheikh emir sultan don baron duke count viscount emperor" },
    { 0, L_TITLE | L_FEMALE, "miss queen princess lady congresswoman chairwoman"
        " councilwoman assemblywoman dame duchess baroness sister madame"
        " countess empress" },
    { 0, L_TITLE | L_ABBR, "dr sen rep gov gen adm col lt sgt capt rev prof sens"
        " reps govs lieut cmdr maj cpl pfc pvt supt insp det hon ald msgr" },
    { 0, L_TITLE, "senator representative president governor secretary mayor"
        " judge justice speaker professor director attorney general minister"
        " chancellor ambassador vice prime republican democratic democrat"
        " sheriff officer detective commissioner pastor archbishop rabbi imam"
        " reverend coach chef bishop cardinal major captain colonel sergeant"
        " lieutenant admiral leader majority minority deputy chief state"
        " premier chair superintendent inspector constable corporal private"
        " commander marshal magistrate comptroller treasurer councillor"
        " councilor councilmember counsel undersecretary ayatollah mullah"
        " taoiseach warrant petty staff specialist paramedic firefighter"
        " trooper deacon vicar provost rector"
        " brigadier commodore airman seaman midshipman patriarch archdeacon"
        " monsignor canon comrade cllr honourable honorable lieutenant-general"
        " major-general brigadier-general lieutenant-colonel vice-admiral"
        " rear-admiral director-general secretary-general attorney-general"
        " auditor-general governor-general inspector-general under-secretary"
        " vice-president vice-chancellor vice-premier vice-minister mp mep mla"
        " msp td" },
    /* ... of other languages, as English news keeps them */
    { 0, L_TITLE | L_MALE, "shri sri datuk dato tun haji hajji alhaji mzee mwalimu oba"
        " sheik sayyid syed maulana ustaz ustad señor dom herr monsieur signor"
        " pandit mufti malam nana" },
    { 0, L_TITLE | L_FEMALE, "smt hajia alhaja begum señora doña dona frau"
        " mademoiselle signora mama datin" },
    { 0, L_TITLE, "maître engr barr" },
    { 0, L_ABBR, "st jr sr no vs etc inc corp co ltd ala ariz ark calif colo conn"
        " del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev"
        " okla ore pa tenn tex va vt wash wis wyo jan feb mar apr jun jul aug"
        " sept sep oct nov dec mt ft bros dept univ assn ave blvd rd est al"
        " eg ie approx fig vol pp" },
    { 0, L_SUFFIX, "jr sr ii iii iv kc qc mp mep mla msp td phd md mbe obe cbe esq"
        " frs" },
    { 0, L_DAY, "monday tuesday wednesday thursday friday saturday sunday january"
        " february march april may june july august september october"
        " november december mon tue tues wed thu thur thurs fri sat sun jan"
        " feb mar apr aug sept oct nov dec" },
    { 0, L_PART, "de van von bin al el la della di der du ben den da dos das del"
        " ter ten bint ibn abu binti le e y" },

    /* ---- capitals that are no names ---- */
    { 0, L_NOTNAME, "the a an in on at but and or if when while as after before he"
        " she they it we i you this that these those his her their our my"
        " your for from with by to of so yet then there here what who why how"
        " where which asked according speaking still now also not no yes"
        " however meanwhile instead last earlier later during since although"
        " though because even just some many most both each every all another"
        " other one two three four five six seven eight nine ten its back"
        " under over until once only than like perhaps indeed nor among"
        " despite such more few several having being nearly about well again"
        " whether through without within between unlike is are was were did"
        " does do will would could should has have had can may let say said"
        " added told responding referring noting calling citing adding saying"
        " writing finally first second third next moreover furthermore"
        " additionally recently today tonight tomorrow yesterday" },
    { 0, L_NOTNAME, "monday tuesday wednesday thursday friday saturday sunday"
        " january february march april june july august september october"
        " november december mon tue tues wed thu thur thurs fri sat sun jan"
        " feb mar apr aug sept oct nov dec" },
    { 0, L_OPENER, "amid unless ever given thus hence besides regardless except"
        " throughout upon around across beyond beneath behind above below"
        " against along neither either thanks nobody nothing someone anyone"
        " everyone everything something none whatever whoever wherever"
        " suddenly elsewhere nevertheless nonetheless otherwise therefore"
        " accordingly consequently maybe okay please sometimes soon too very"
        " quite rather almost always never often twice half much little less"
        " least same pressed describing speaking standing sitting looking"
        " reached contacted born raised shortly long nor toward towards" },
    { 0, L_MOD, "former longtime veteran top senior conservative liberal fellow"
        " retired outgoing incoming local ex-president late then acting interim"
        " newly self-described onetime one-time co-founder founding" },
    { 0, L_ORG, "university institute party campaign committee house senate court"
        " department times post news journal center centre council"
        " association group foundation states congress street inc corp"
        " company bank union agency school college church board commission"
        " office team republicans democrats white supreme national federal"
        " international american united club hotel hospital act fund society"
        " service administration bureau network press magazine poll avenue"
        " park city county island river lake beach hill tower convention"
        " conference square airport hall america americans ministry authority"
        " parliament assembly government trust ltd plc llc gmbh co airlines"
        " airways railway railways motors energy media studios records"
        " partners holdings industries systems technologies bridge road lane"
        " province district region valley mountain mountains sea ocean bay"
        " port harbour harbor station museum gallery theatre theater library"
        " stadium arena festival cup league championship championships"
        " federation alliance coalition movement army navy force forces guard"
        " police cathedral palace castle village town kingdom republic"
        " islands north south east west northern southern eastern western"
        " central weekly daily herald tribune gazette chronicle observer"
        " guardian telegraph register examiner inquirer review monitor"
        " broadcasting corporation corps laboratory laboratories clinic"
        " regiment brigade battalion academy schools trustees programme program"
        " initiative project forum front watch relief treasury exchequer registry"
        " secretariat presidency chamber chambers confederation consortium"
        " cooperative co-operative syndicate guild brotherhood resistance"
        " militia junta tribunal inspectorate directorate collective caucus"
        " ventures bancorp financial insurance assurance pharma pharmaceuticals"
        " biotech labs foods mining minerals petroleum electric electronics"
        " telecom telecoms mobile shipping lines rail trains transport logistics"
        " freight construction estates properties developments stores brewing"
        " breweries distillery software networks interactive entertainment"
        " productions radio tv television online semiconductor semiconductors"
        " automotive aerospace aviation defence defense security intelligence"
        " bloc securities capital wildlife rescue welfare rights affairs" },
    { 0, L_ORG, "jazeera arabiya" },
    { 0, L_ORG, "tory tories labour dems ukip" },
    { 0, L_ORG, "justice" }, /* a title, too: "Justice Watch" */
    { 0, L_MEDIA, "reuters afp ap dpa efe ansa tass interfax xinhua kyodo bbc cnn"
        " bloomberg npr pbs msnbc abc nbc cbs politico newsweek aap pti upi"
        " yonhap anadolu ansa apa pa belga ritzau ntb tt stt lusa agerpres" },

    /* ---- who speaks ---- */
    { 0, L_ROLE | L_MALE, "spokesman businessman congressman father husband son"
        " brother grandfather uncle actor man gentleman chairman councilman"
        " assemblyman king prince boyfriend nephew salesman policeman fireman"
        " fisherman postman craftsman foreman statesman clergyman priest monk"
        " dad grandson stepfather widower waiter lad sportsman cameraman"
        " tradesman groom fiance fiancé duke father-in-law son-in-law"
        " brother-in-law alderman doorman barman milkman nobleman guy boy"
        " abbot friar anchorman mailman" },
    { 0, L_ROLE | L_FEMALE, "spokeswoman businesswoman congresswoman mother wife"
        " daughter sister grandmother aunt actress woman chairwoman"
        " councilwoman assemblywoman queen princess girlfriend niece lady"
        " policewoman mum mom granddaughter stepmother widow waitress girl"
        " sportswoman nun bride fiancee fiancée duchess mother-in-law"
        " daughter-in-law sister-in-law heroine hostess midwife abbess"
        " grandma ballerina landlady schoolgirl stewardess anchorwoman"
        " saleswoman" },
    { 0, L_ROLE, "spokesperson official aide adviser advisor lawyer attorney"
        " reporter analyst strategist voter supporter author executive"
        " candidate president senator governor mayor billionaire director"
        " leader student professor expert critic judge doctor person user"
        " moderator host nominee mogul lawmaker caller protester protestor"
        " friend staffer worker officer manager economist consultant activist"
        " journalist commentator columnist editor anchor writer coach player"
        " fan teacher resident owner operative pollster organizer organiser"
        " delegate veteran general secretary minister representative"
        " prosecutor investigator agent scientist researcher historian pastor"
        " bishop engineer farmer neighbor neighbour witness survivor patient"
        " nurse immigrant refugee employee employer insider ally rival"
        " opponent donor fundraiser member head chief deputy counsel"
        " ambassador diplomat commander soldier captain parent child"
        " participant attendee respondent viewer poster chairperson founder"
        " co-founder partner narrator announcer interviewer speaker"
        " politician legislator councillor councilor commissioner treasurer"
        " administrator superintendent principal headteacher headmaster"
        " headmistress sheriff detective constable inspector sergeant"
        " lieutenant colonel major firefighter paramedic pilot driver sailor"
        " skipper fisher shopkeeper trader broker dealer banker investor"
        " shareholder entrepreneur industrialist tycoon magnate landlord"
        " tenant builder carpenter electrician plumber mechanic architect"
        " designer artist painter sculptor photographer filmmaker producer"
        " screenwriter playwright novelist poet musician singer songwriter"
        " rapper drummer guitarist pianist conductor composer dancer"
        " choreographer curator librarian archivist geologist biologist"
        " chemist physicist astronomer ecologist climatologist meteorologist"
        " epidemiologist virologist psychologist psychiatrist therapist"
        " surgeon physician dentist pharmacist vet veterinarian sociologist"
        " anthropologist archaeologist archeologist linguist philosopher"
        " mathematician statistician programmer developer hacker"
        " striker midfielder defender goalkeeper keeper winger quarterback"
        " pitcher batsman bowler sprinter swimmer skater skier cyclist rower"
        " boxer golfer referee umpire trainer captain winner champion"
        " passenger commuter pedestrian motorist customer shopper client"
        " visitor tourist guest bystander onlooker passer-by front-runner"
        " frontrunner runner-up contender hopeful"
        " challenger incumbent demonstrator"
        " marcher striker unionist trustee chair vice-chair vice-president"
        " chairman-elect president-elect minister-president premier chancellor"
        " envoy consul attaché negotiator mediator peacekeeper observer"
        " monitor rebel militant insurgent dissident exile detainee prisoner"
        " inmate suspect defendant plaintiff juror magistrate barrister"
        " solicitor clerk bailiff coroner pathologist guard warden ranger"
        " keeper gardener baker butcher cook chef waiter bartender barista"
        " cleaner porter receptionist secretary-general pensioner retiree"
        " teenager toddler youngster victim relative cousin sibling twin"
        " spouse colleague coworker co-worker co-author co-chair teammate"
        " classmate roommate housemate flatmate mentor tutor lecturer"
        " academic scholar fellow graduate undergraduate pupil apprentice"
        " intern volunteer campaigner lobbyist advocate watchdog"
        " whistleblower whistle-blower informant source regulator auditor"
        " accountant actuary insurer developer planner surveyor technician"
        " operator dispatcher controller inspector conservationist"
        " environmentalist naturalist vicar rabbi imam cardinal archbishop"
        " pope preacher evangelist deacon convenor shopper foreman villager"
        " miner herder vendor hawker parliamentarian rapporteur ombudsman"
        " publican housewife homemaker herdsman tribesman chieftain elder"
        " warlord gunman attacker hostage captive evacuee returnee migrant"
        " asylum-seeker devotee worshipper pilgrim mourner reveller"
        " holidaymaker hiker climber mountaineer diver lifeguard rescuer medic"
        " responder carer caregiver all-rounder paceman full-back centre-back"
        " playmaker qualifier debutant medallist medalist record-holder jockey"
        " rider racer titleholder caddie scorer octogenarian nonagenarian"
        " centenarian breeder grower winemaker contractor biographer"
        " spokesperson-designate commentator cleric seminarian trader"
        " influencer youtuber blogger podcaster streamer docker stevedore"
        " seed eyewitness beekeeper zookeeper gamekeeper housekeeper"
        " bookkeeper stallholder barber tailor blacksmith weaver potter"
        " sculptress"
        " translator interpreter glazier roofer mason welder typist ceo cfo cto"
        " footballer cricketer goalie violinist cellist saxophonist trumpeter"
        " presenter cartoonist illustrator comedian magician vlogger rancher"
        " trucker courier janitor caretaker florist grocer cashier realtor coder"
        " astronaut zoologist botanist forecaster counsellor counselor"
        " theologian postgraduate optician neuroscientist undertaker cop"
        " reservist financier cofounder homeowner passerby traveller traveler"
        " camper surfer chaplain grandparent boss labourer laborer trainee"
        " benefactor diner babysitter nanny convict assailant burglar robber"
        " thief registrar millionaire inventor reviewer pundit" },
    { 0, L_ROLE | L_GROUP, "people men women children police crowd officials"
        " family parents panel staff crew residents locals" },
    { 0, L_ROLE | L_THING, "campaign group website newspaper document agency"
        " committee organization organisation party administration office"
        " department government court company authority association union"
        " bureau commission team institute firm press account paper magazine"
        " network outlet blog publication transcript channel station"
        " broadcaster foundation charity council board ministry bank regulator"
        " parliament embassy consulate hospital university school college"
        " club federation league airline operator utility manufacturer"
        " retailer brewer maker publisher studio tribunal inquest inquiry"
        " army navy force prosecution defence defense side guild chamber"
        " cooperative co-operative syndicate think-tank thinktank ngo nonprofit"
        " secretariat presidency legislature cabinet junta militia faction"
        " delegation directorate prefecture municipality observatory lender"
        " carrier automaker carmaker chipmaker drugmaker insurer supermarket"
        " startup start-up conglomerate watchdog regulator shipowner shipbuilder"
        " steelmaker planemaker mission programme service tabloid newswire" },
    { 0, L_ROLE | L_THING | L_DOC, "report statement study memo email e-mail ad"
        " article letter filing lawsuit suit complaint sign message post headline"
        " caption video tweet interview speech note release column banner"
        " placard poster notice editorial text advertisement leaflet"
        " indictment ruling judgment judgement verdict brief affidavit"
        " petition resolution communique communiqué book memoir essay paper"
        " posting diary log survey poll review bulletin advisory" },

    { 0, L_ROLE | L_ANYONE, "company group organization organisation agency firm"
        " party institution side office team body outlet network paper airline"
        " carrier lender bank union charity club retailer automaker carmaker"
        " chipmaker drugmaker insurer brewer manufacturer operator maker startup"
        " start-up conglomerate publisher broadcaster"
        " supermarket utility" },
    { 0, L_ROLE | L_ANYONE, "man woman boy girl guy lady gentleman lad person friend"
        " neighbor neighbour colleague fan user voter supporter critic expert"
        " resident native member kid child teenager youngster" },
    { 0, L_MOD, "vice deputy assistant associate co-chair ex" },
    { 0, L_ROLE | L_SHARED, "ally rival neighbor neighbour member partner opponent"
        " winner champion host source owner maker founder donor investor"
        " shareholder customer producer operator operative visitor challenger"
        " builder developer broker dealer supplier provider distributor grower"
        " trader miner contractor lender"
        " victim" },
    { 0, L_ROLE | L_THING | L_DOC | L_OWN, "statement letter reply answer response"
        " e-mail email tweet post message words note remark comment testimony"
        " speech posting submission" },

    /* ---- what has a title ---- */
    { 0, L_WORK, "titled entitled show program programme book film movie song album"
        " novel memoir series documentary musical play hosts host host-of"
        " podcast magazine sitcom drama opera ballet symphony track single"
        " recording bestseller lullaby blockbuster poem painting exhibition"
        " exhibit sculpture game franchise memoir memoirs autobiography"
        " sequel"
        " trilogy anthology comedy thriller tune hit anthem ballad" },
    { 0, L_WORK | L_LABEL, "headline headlined headlines titled entitled" },
    { 0, L_LABEL, "called named dubbed nicknamed known hashtag ad slogan motto"
        " term word words phrase label nickname labelled labeled termed"
        " so-called dubbing calling branded" },
    { 0, 0, NULL }
};
