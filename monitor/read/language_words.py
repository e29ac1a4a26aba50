"""Words and letters by which languages in Latin letters are told apart, as data. Not for how they are weighed (language.py).

Written for headlines and leads: the words that join a sentence, and those the news uses every day. A word may
stand in several languages; it then speaks for each of them. No list is complete, and none needs to be: what is
listed nowhere is told by its letters.
"""

WORDS = {
    "en": """
    a about above according across after again against agree agreement ahead aid air all along also although am amid
    among an and announced announces another any are around as at attack be became because been before behind being
    below between border both business but by call called calls can case ceremony chief china city climate coast come
    committee communist community company cooperation could country court culture day days deal death defence deputy
    despite development did district do does down due during each early east economic economy education election end
    energy environment every farmers festival first flood floods foreign former forum four from further future get
    global go goods government group growth had has have he head health held help her here high him his holds home
    hospital hosts hours how human if in industry international into investment is island islands issue it its joint
    just killed know labour largest last late latest launch launched launches law leader leaders leading least led less
    life like live local long look made major make makes man many march market may me media meet meeting meets members
    military million minister ministry month months more most mountain must my national near need never new news next
    night no north not now of off official officials oil old on once one only open opens or other our out over own party
    peace people per percent plan plans police policy port president press prime project promote province public put
    ready record region relations report reports resolution rescue rise rises rights river road rural s said same say
    says school schools sea second secretary security see sees seven several she should signs since site six small so
    social some south southeast spokesperson state states still storm strategic street strong students such support
    system t take takes talks team technology ten than that the their them then there these they this those thousands
    three through ties time times to today together told top tourism tourists town trade traditional travel two under
    united until up upon urges us use vice vietnam vietnamese village villagers villages visit visitors visits war was
    water way we weather week weeks welcomes well were west what when where which while who whose why will win wins with
    within without women work workers world would year years yesterday yet you young your
    """,
    "fr": """
    à accord affaires ainsi ans après au aujourd aussi autour autre autres aux avait avant avec avoir beaucoup bien c'
    ce ceci cela celle celui cent ces cet cette ceux chef chez chine chinois ci cinq comme comment commerce
    commission conseil contre coopération côté cours d' dans de début depuis dernier dernière des deux développement
    devant dirigeant doit dont du durant économie économique elle elles en encore enfants enquête entre environ est
    et étaient était état états été être étudiants eu eux faire fait faut femme femmes fête fin fois font
    frontière gouvernement grand grande grands guerre habitants hausse heures hier hommes ici il ils inondations j'
    jamais janvier jeudi jeunes jour jours jusqu jusqu' l' la laquelle le lequel les leur leurs lors lorsque loi lui
    lundi m' ma mais maire malgré mardi marché mer mercredi mes mesures milliards ministère ministre mois moins
    monde montagne mort morts n' nations ne ni niveau nord nos notre nous nouveau nouvelle nouvelles on ont
    ou où ouvre par parmi partenariat parti partir pas patrimoine pays pendant personnes peu peut peuple plus plusieurs
    police pont population pour pourquoi près président presse prix projet province provinces pu puis qu' quand quatre
    que quel quelle qui quoi région régions relations renforcer rendre reste réunion route s' sa samedi sans santé se
    secrétaire selon sécurité semaine ses si soir sommet son sont sous soutien sud sur
    tandis tant telle tension tensions terre touristes tous tout toute toutes très trois tué un une unis vers vers
    vice vie vietnam vietnamien vietnamienne vietnamiens ville villes village villages visite voie vont votre vous
    école écoles élections île îles
    """,
    "es": """
    a acuerdo además agua ahora al alcalde algo algunos alta ante antes anuncia año años aún aunque autoridades aquí así
    ayer ayuda bajo cada campo capital casi casos causa cerca china ciento cinco ciudad ciudadanos comercio como cómo con
    contra cooperación crecimiento cual cuando cuatro cultura de debe debido del desde después desarrollo día días dice
    dijo donde dos durante economía económica educación ejército el él elecciones ella ellos empresa empresas en
    encuentro entre era es esa escuela ese eso esta está están este estado estados esto estos estudiantes ex exterior fin
    frente frontera fue fueron fuerte fuerzas gente gobierno gran grupo guerra ha hace hacia han hasta hay hijo historia
    hombre hoy inundaciones internacional inversión isla islas jefe junto la las le ley líder lluvias lo los lugar
    lunes madre mar martes más mayor mejor menos mercado mes meses mientras miércoles mil millones ministerio ministro
    muere mueren muerte muertos mujer mujeres mundial mundo muy nacional nada ni niños no noche norte nos nueva nuevas
    nuevo nuevos o otra otras otro otros país países para parte partido paz pero personas pidió población poder
    policía política por porque precio precios presidente primer primera primero principal programa provincia próximo
    pueblo puede que qué quien región reunión río salud se sea según segundo seguridad seis semana ser si sí sido sin
    sobre socialista sociedad son su sube sur sus también tan tarde tendrá tiene tienen todo todos tormenta trabajo tras
    tres turismo turistas un una uno unos va ver viaje vida viernes visita vivienda y ya zona
    """,
    "pt": """
    a abre acordo agora água ainda além algumas alguns alta ano anos ao aos apenas após apoio aqui as às assim até aumenta
    aumento baixa bem bilhões brasil cada capital casa casos cidade cidades china cinco com comércio como conta contra
    crescimento crianças cultura da das de depois deputado desde desenvolvimento deve dia dias disse diz do dois dos
    durante duas e é economia econômica educação ela ele eleição eleições eles em empresa empresas enchentes encontro
    enquanto entre era escola escolas essa esse esta está estado estados estão este estudantes estudo exterior faz fim foi
    foram fronteira governo grande grupo guerra há homem hoje ilha internacional investimento isso já lei lhe líder maior
    mais mar mas meio melhor menos mercado mês meses mil milhões ministério ministra ministro morre morrem morte mortos
    muito mulher mulheres mundial mundo na nacional não nas nem no norte nos nova novas novo novos num numa o obras onde
    ontem os ou outra outras outro outros país países para parte partido pela pelas pelo pelos pessoas pode polícia
    política população por porque povo prefeito prefeitura preço preços presidente primeira primeiro projeto próximo
    província quando quatro que quem região rio são saúde se segundo segurança seis sem semana ser será seu seus sob
    sobre sua suas sul também tem têm tempestade ter três trabalho turismo turistas um uma vai vale vida vila visita
    """,
    "de": """
    ab aber abkommen alle allem allen als also alte am an anderen auch auf aus außenminister bei beim bereits berichtet
    besuch besucht bevölkerung bis bleibt brücke bundesregierung bürger china da dabei damit dann das dass dem den
    denn der deren des deutsche deutschen deutschland die dies diese diesem dieser doch dorf dort drei durch ein eine
    einem einen einer eines entwicklung er erste ersten erstmals es etwa europa frau frauen fordert für ganz gegen geht
    gemeinde gemeinsam gesetz gesundheit gibt grenze große großen grund gut haben handel hat hatte hatten heute
    hilfe hochwasser hunderte ihr ihre ihren im immer in innerhalb insel ins ist jahr jahre jahren jetzt junge kann
    kein keine kinder kommen kommt könnte können krieg künftig land länder leben leute machen macht man markt mehr
    mehrere meer mensch menschen millionen milliarden minister mit mittwoch monat montag muss nach nächste neu neue neuen
    neuer nicht nichts noch nord norden nun nur ob oder ohne partei partnerschaft polizei präsident preise prozent
    provinz regen regierung region reise rund sagt sagte schon schule schulen schüler schwere seen sei sein seine
    seinen seit sich sicherheit sie sind so soll sollen sonntag sowie staat stadt städte stärken statt steigen steigt straße süden tag
    tage tagen tausende tote trotz über um und uns unter verletzt vier viele vietnamesische vom von vor wahl war waren was
    wasser weg wegen weil weiter welt wenig wenn wer werden wie wieder will wir wird wirtschaft wo woche wochen wurde
    wurden zahl zeit zu zum zur zusammenarbeit zwei zwischen
    """,
    "id": """
    acara ada adalah agar air akan akibat aktivitas aman anak antara apa api atas atau awal bagi bagian bahwa bandara
    banjir bank banyak barang baru batas bawah beberapa belum berbagai berikut berita bersama besar bisa budaya bukan
    bulan bupati buka capai cara cepat cuaca daerah dalam dampak dan dana dapat dari datang dengan depan desa di dia
    dibuka digelar dua dukung dunia ekonomi ekspor empat gelar gempa gubernur hadir hal hanya harga hari harus hingga
    hujan hukum hutan ibu ikut indonesia industri ingin ini itu jadi jalan jangan jelang jembatan jika jumlah juga kali
    kami kampung karena kasus kata kawasan ke kebijakan kecil kembali kementerian kepada kepala keras kerja kerja kesehatan ketua
    kini kita korban kota kunjungan kunjungi lagi lain laki laku langsung laut lebih lewat lima lokal luar maka makin
    malam mana masa masih masyarakat mata melalui memberi membuka mencapai mendukung menjadi menteri menuju menurut
    mereka meski milik minggu minta mulai naik namun nasional negara negeri nelayan oleh orang pada pagi pasar pelajar
    pemerintah pemilu pendidikan penduduk penting perbatasan perdana perempuan perkuat persen pertama petani pihak pimpin
    polisi presiden pulau pun puluhan pusat rakyat rapat ratusan rencana resmi ribu ribuan rumah rupiah saat saja sama sampai sangat
    satu saya sebagai sebelum sebuah secara sedang segera sejak sejumlah sekitar sekolah selama selasa selatan seluruh
    semua senin sepakat seperti serta setelah siap siapa siswa sore sudah sungai tahun tak tambah tanah tanpa tapi
    telah tempat tentang terhadap terjadi tetap tewas tiba tidak tiga timur tinggi tingkat tokoh turun untuk upaya utama
    utara wakil waktu wanita warga wilayah wisata wisatawan yaitu yakni yang
    """,
}

# Vietnamese typed without accents: the syllables that join a sentence, and those in every second headline.
BARE_VIETNAMESE = """
    anh ba bao bat ben bi bien bo cac can cao cap chi chieu chinh cho chu chua chuc cong cua cung cuoc da dai dan dang
    dau de den di dien dong du dung duoc duong gap gia giam giao giua hai han hang hien ho hoc hoi hon hop huyen kem
    khach khai khi khoi khong kinh kiem ky la lam lan lang le len lich lien lon luc lu mac mang minh moi mot mua muc nam nay
    nao nen ngay nghi nghin nguoi nguon nha nhan nhan nhat nhieu nhieu nho nhom nhu nhung nong o oi ong pha phai phan phat phap phap phong phu quan
    quoc qua quy ra rat rung sach san sang sap sau se sinh so song su suc ta tai tam tang thai tham thang thanh
    thao the them theo thi thieu thon thong thu thuc thue thuong tien tiep tieu tin tinh to toan toi tong tra trai tran
    trao tren trieu trinh trong truoc truong trung tu tuan tung tuoi tuyen ty uong va vai van vao vi viec viet vo voi vu
    vua vung xa xay xe xu xuat y
"""

# Letters that a word of the language has where it is listed nowhere, as one regular expression for each.
SHAPES = {
    "en": r"th|wh|sh|ck|ght|oo|ee|ea|ow|aw|ew|ough|tch|ing$|ings$|ed$|ly$|ness$|ment$|ty$|ry$|ful$|less$|tion$|tions$|sion$|ers$|ks$|ls$|ts$|ds$|ns$",
    "fr": r"eau|eux|oux|oi[rst]|œ|ç|[èêëîïôûùâ]|^é|é[e]?s?$|aire|ette|ais$|ait$|aient$|ent$|ment$|ique|isme|ier$|ière|eur$|euse|tion$|tions$|elle|ille|enne|ienne|ou[rvt]|[^q]uis?$|gn",
    "es": r"ñ|ción|sión|ciones|[áíóú]|ll|rr|ue|ie|ad[oa]s?$|id[oa]s?$|[oa]s$|dad$|ar$|er$|ir$|ura$|ero$|illo|ez$|ía",
    "pt": r"ção|ções|ão$|ões|[ãõêô]|[áíú]|ç|nh|lh|ss|ei|ou$|ad[oa]s?$|id[oa]s?$|[oa]s$|dade$|ar$|er$|ir$|agem$|eir[oa]|ém$|ía",
    "de": r"[äöüß]|sch|cht|tz|pf|ck|ung$|ungen$|heit$|keit$|lich|isch|en$|ern$|er$|ei|ie|eu|st$|^ge|^ver|^be|^ent|zu|chen$|haus|tag$|stadt|kraft|schaft",
    "id": r"ng|ny|sy|kh|aan$|kan$|nya$|an$|^me[mn]|^ber|^pe[mnr]|^di|^ke|^ter|^se|[aiu]h$|[aiu]k$|ua|ai$|asi$|tas$|[aiu]l$",
}
