"""Headlines and leads of our own in many languages, one a line with a bar between. Not for: tuning; no word list was made from them."""

PAIRS = {
    "en": """
Lao and Vietnamese officers meet at border gate | Officers from both countries signed minutes on joint patrols at a gate that opened in 2019.
Tuyên Quang opens lantern festival | Thousands of visitors came to Tuyên Quang on Saturday evening to see giant lanterns carried through the streets.
Nguyễn Văn A wins chess title | The 19-year-old from Hà Giang beat Trần Thị B's brother in the last round.
Beijing hails talks with Hanoi | Foreign ministers described the meeting as frank, and promised a hotline for fishermen.
Heavy rain cuts off mountain villages | Landslides blocked three roads after two days of rain, local authorities said.
Vietnam's coffee exports hit new high | Shipments grew by a fifth in the first half, helped by higher prices.
Coal plant delayed again | Investors asked for more time, citing unclear rules on power purchase.
Fake news about floods spreads online | Police summoned two users who posted old pictures of a broken dam.
Minister urges faster land clearance | He told provinces to hand over sites for the expressway before October.
Rare monkey seen in Na Hang forest | Rangers photographed a group of eleven langurs near the lake.
Do Thi Hoa, weaver of Lung Tam | Her hemp cloth now sells in Paris and Tokyo.
Two killed in quarry blast | The blast happened shortly after noon, a foreman said.
Boat racing returns to Lô River | Twenty teams from Phú Thọ, Yên Bái and Tuyên Quang took part.
Schools reopen after storm | Pupils cleaned mud out of classrooms before lessons began.
Rice prices fall slightly | Traders expect weak demand until the autumn crop.
COVID-19 wards stand empty | Doctors have gone back to their usual departments.
Laos, Vietnam upgrade border market | A new hall will house 200 stalls.
US envoy visits Ha Giang | She walked through the old quarter of Dong Van and tasted buckwheat cakes.
What we know about the dam failure | Engineers found cracks in 2024, but no repair followed.
Hanoi, Vientiane sign rail deal | The line would link Vung Ang port with the Lao capital.
Teak thieves jailed | A court gave four men between two and six years.
Quake shakes Dien Bien | No damage was reported.
    """,
    "fr": """
Le Vietnam inaugure un pont frontalier | L'ouvrage, long de 120 mètres, relie deux communes séparées par une rivière.
Macron attendu à Hanoï mardi | Le président français doit rencontrer les dirigeants vietnamiens et signer plusieurs accords.
Fête des lanternes à Tuyên Quang | Des milliers de visiteurs ont envahi les rues de la ville samedi soir.
Inondations : trois villages coupés du monde | Les secours n'ont pas encore atteint les habitants, selon les autorités locales.
Nguyễn Văn A, tisserand de Hà Giang | Son atelier emploie vingt femmes hmong et exporte vers l'Europe.
Hausse des exportations de café | Les ventes ont progressé d'un cinquième au premier semestre.
Deux morts dans une carrière | L'explosion s'est produite peu après midi.
Les écoles rouvrent après la tempête | Élèves et professeurs ont nettoyé les salles de classe.
Un singe rare photographié à Na Hang | Les gardes forestiers ont compté onze langurs près du lac.
Mer Orientale : Manille proteste | Une note a été remise à l'ambassadeur de Chine.
Le prix du riz recule légèrement | Les négociants prévoient une demande faible jusqu'à l'automne.
Fausse nouvelle sur un barrage | La police a convoqué deux internautes.
Chemin de fer Hanoï-Vientiane signé | La ligne reliera le port de Vung Ang à la capitale du Laos.
Quatre trafiquants de bois condamnés | Le tribunal a prononcé des peines de deux à six ans de prison.
Séisme à Dien Bien | Aucun dégât n'est signalé.
Pourquoi la centrale prend du retard | Les investisseurs réclament des règles plus claires.
Thé, sel et soie : la vieille route | Un chemin de caravanes que des randonneurs redécouvrent.
Courses de pirogues sur la rivière Lô | Vingt équipes venues de quatre provinces étaient au départ.
La ministre visite un hôpital de montagne | Elle promet deux ambulances et une salle d'opération.
Le sarrasin en fleur attire les foules | Les hôtels de Dong Van affichent complet.
    """,
    "es": """
Vietnam inaugura un puente fronterizo | La obra une dos aldeas que estaban separadas por un río.
Festival de faroles en Tuyên Quang | Miles de visitantes llenaron las calles el sábado por la noche.
Lluvias aíslan tres pueblos de montaña | Los equipos de rescate no han llegado todavía, según las autoridades.
Sube la exportación de café | Las ventas crecieron una quinta parte en el primer semestre.
Dos muertos en una cantera | La explosión ocurrió poco después del mediodía.
Reabren las escuelas tras la tormenta | Los alumnos limpiaron las aulas.
Nguyễn Văn A gana el torneo | El joven de Hà Giang venció en la última ronda.
Cuatro condenados por tala ilegal | El tribunal dictó penas de entre dos y seis años.
Baja el precio del arroz | Los comerciantes esperan una demanda débil.
Hanói y Vientián firman un tren | La línea llegará al puerto de Vung Ang.
Fotografían un mono raro | Los guardas contaron once ejemplares cerca del lago.
La ministra visita un hospital | Prometió dos ambulancias y un quirófano.
Terremoto sacude Dien Bien | No hay daños.
Manila protesta ante Pekín | La nota fue entregada al embajador.
¿Por qué se retrasa la central? | Los inversores piden reglas claras.
Regatas en el río Lô | Participaron veinte equipos de cuatro provincias.
La vieja ruta del té | Un camino de caravanas que vuelve a la vida.
Noticia falsa sobre una presa | La policía citó a dos usuarios.
Turistas llegan por el trigo en flor | Los hoteles están llenos.
El mercado de la frontera crece | Tendrá doscientos puestos.
    """,
    "pt": """
Vietnã abre ponte na fronteira | A obra liga duas aldeias que eram separadas por um rio.
Festival de lanternas em Tuyên Quang | Milhares de visitantes encheram as ruas no sábado à noite.
Chuvas isolam três povoados | As equipes de resgate ainda não chegaram, dizem as autoridades.
Exportação de café cresce | As vendas aumentaram um quinto no primeiro semestre.
Dois mortos em pedreira | A explosão aconteceu pouco depois do meio-dia.
Escolas reabrem após tempestade | Os alunos limparam as salas de aula.
Nguyễn Văn A vence torneio | O jovem de Hà Giang ganhou na última rodada.
Quatro condenados por madeira ilegal | O tribunal deu penas de dois a seis anos.
Preço do arroz cai | Comerciantes esperam procura fraca.
Hanói e Vientiane assinam ferrovia | A linha chegará ao porto de Vung Ang.
Macaco raro é fotografado | Os guardas contaram onze animais perto do lago.
Ministra visita hospital | Ela prometeu duas ambulâncias e uma sala de cirurgia.
Terremoto atinge Dien Bien | Não há danos.
Manila protesta contra Pequim | A nota foi entregue ao embaixador.
Por que a usina atrasa | Os investidores pedem regras claras.
Corrida de barcos no rio Lô | Vinte equipes de quatro províncias participaram.
A velha rota do chá | Um caminho de caravanas que volta à vida.
Notícia falsa sobre barragem | A polícia chamou dois usuários.
Turistas chegam para ver o trigo em flor | Os hotéis estão cheios.
Mercado da fronteira vai crescer | Terá duzentas barracas.
    """,
    "de": """
Vietnam eröffnet Brücke an der Grenze | Das Bauwerk verbindet zwei Dörfer, die ein Fluss getrennt hatte.
Laternenfest in Tuyên Quang | Tausende Besucher füllten am Samstagabend die Straßen.
Regen schneidet Bergdörfer ab | Helfer haben die Bewohner noch nicht erreicht, teilten die Behörden mit.
Kaffeeausfuhr wächst kräftig | Die Verkäufe stiegen im ersten Halbjahr um ein Fünftel.
Zwei Tote in Steinbruch | Die Explosion ereignete sich kurz nach Mittag.
Schulen öffnen nach dem Sturm | Schüler und Lehrer räumten den Schlamm weg.
Nguyễn Văn A gewinnt Schachturnier | Der junge Mann aus Hà Giang siegte in der letzten Runde.
Vier Holzdiebe verurteilt | Das Gericht verhängte Strafen zwischen zwei und sechs Jahren.
Reispreis gibt leicht nach | Händler erwarten eine schwache Nachfrage.
Bahnstrecke nach Vientiane vereinbart | Die Linie führt bis zum Hafen Vung Ang.
Seltener Affe fotografiert | Ranger zählten elf Tiere am See.
Ministerin besucht Krankenhaus | Sie versprach zwei Krankenwagen.
Erdbeben in Dien Bien | Schäden wurden nicht gemeldet.
Manila protestiert in Peking | Die Note ging an den Botschafter.
Warum das Kraftwerk später kommt | Investoren verlangen klare Regeln.
Bootsrennen auf dem Fluss Lô | Zwanzig Mannschaften aus vier Provinzen nahmen teil.
Die alte Straße des Tees | Ein Karawanenweg, den Wanderer neu entdecken.
Falschmeldung über einen Damm | Die Polizei lud zwei Nutzer vor.
Buchweizenblüte lockt Touristen | Die Hotels in Dong Van sind ausgebucht.
Grenzmarkt wird größer | Er bekommt zweihundert Stände.
    """,
    "id": """
Vietnam resmikan jembatan perbatasan | Jembatan itu menghubungkan dua desa yang dipisahkan sungai.
Festival lampion di Tuyên Quang | Ribuan pengunjung memenuhi jalan pada Sabtu malam.
Hujan putus akses tiga kampung | Tim penyelamat belum mencapai warga, kata pejabat setempat.
Ekspor kopi naik seperlima | Penjualan meningkat pada semester pertama.
Dua tewas di tambang batu | Ledakan terjadi tidak lama setelah tengah hari.
Sekolah dibuka lagi setelah badai | Para siswa membersihkan lumpur dari kelas.
Nguyễn Văn A juara catur | Pemuda dari Hà Giang itu menang di babak terakhir.
Empat pencuri kayu dihukum | Pengadilan menjatuhkan hukuman dua sampai enam tahun.
Harga beras turun tipis | Pedagang memperkirakan permintaan lemah.
Hanoi dan Vientiane sepakati kereta | Jalur itu sampai ke pelabuhan Vung Ang.
Monyet langka terfoto | Penjaga hutan menghitung sebelas ekor di dekat danau.
Menteri kunjungi rumah sakit | Ia menjanjikan dua ambulans.
Gempa guncang Dien Bien | Tidak ada kerusakan yang dilaporkan.
Manila protes kepada Beijing | Nota diserahkan kepada duta besar.
Mengapa pembangkit terlambat | Investor meminta aturan yang jelas.
Lomba perahu di sungai Lô | Dua puluh tim dari empat provinsi ikut serta.
Jalan teh yang lama | Jalur kafilah yang kembali hidup.
Berita bohong soal bendungan | Polisi memanggil dua pengguna.
Bunga gandum pikat wisatawan | Hotel di Dong Van penuh.
Pasar perbatasan diperluas | Akan ada dua ratus kios.
    """,
    "zh": """
越中边境新桥通车 | 这座桥长一百二十米，连接两个村庄。
宣光省举行灯会 | 周六晚上，数千名游客涌上街头。
暴雨阻断三个山村 | 当地官员说，救援人员尚未到达。
越南咖啡出口增长 | 上半年销量增加五分之一。
采石场爆炸两人遇难 | 事故发生在中午之后不久。
风暴过后学校复课 | 学生和老师清理了教室。
Nguyễn Văn A 夺得象棋冠军 | 这位来自河江的青年在最后一轮获胜。
四名盗伐者被判刑 | 法院判处两年至六年徒刑。
大米价格小幅下跌 | 商人预计需求疲软。
河内与万象签署铁路协议 | 铁路将通到永昂港。
纳杭森林拍到稀有猴类 | 护林员在湖边数到十一只。
部长视察山区医院 | 她承诺提供两辆救护车。
越南與老撾簽署邊境協議 | 雙方外長在河內會晤，並承諾設立熱線。
河江蕎麥花盛開 遊客湧入 | 同文縣的旅館已經客滿。
地震搖動奠邊 | 目前沒有災情報告。
馬尼拉向北京抗議 | 外交部已將照會交給大使。
電廠為何延誤 | 投資者要求明確的規則。
盧江龍舟賽開幕 | 四個省的二十支隊伍參加。
老茶路重獲新生 | 這條商隊古道吸引登山客。
邊境市場將擴建 | 新館有兩百個攤位。
    """,
    "ja": """
ベトナム国境に新しい橋 | 長さ百二十メートルの橋が二つの村を結ぶ。
トゥエンクアンで灯籠祭り | 土曜の夜、数千人の観光客が通りを埋めた。
大雨で三つの村が孤立 | 救助隊はまだ到着していないと当局が述べた。
コーヒー輸出が増加 | 上半期の販売は二割増えた。
採石場で爆発、二人死亡 | 事故は正午過ぎに起きた。
嵐の後、学校再開 | 生徒たちが教室を掃除した。
Nguyễn Văn A氏が優勝 | ハザン出身の若者が最終戦で勝った。
木材泥棒四人に有罪判決 | 裁判所は二年から六年の刑を言い渡した。
米価格が小幅に下落 | 商人は需要が弱いと見ている。
ハノイとビエンチャン、鉄道で合意 | 路線はブンアン港まで延びる。
珍しい猿を撮影 | 湖の近くで十一匹を数えた。
大臣が山の病院を訪問 | 救急車二台を約束した。
ディエンビエンで地震 | 被害の報告はない。
マニラが北京に抗議 | 大使に文書を手渡した。
発電所の遅れはなぜか | 投資家は明確な規則を求める。
ロー川でボート競走 | 四つの省から二十チームが参加した。
古い茶の道 | 隊商の道がよみがえる。
ダムの偽情報 | 警察が二人を呼び出した。
そばの花に観光客 | ドンバンの宿は満室だ。
越境市場拡張へ | 二百の店が入る。
    """,
    "ko": """
베트남 국경에 새 다리 개통 | 길이 120미터의 다리가 두 마을을 잇는다.
뚜옌꽝 등불 축제 | 토요일 밤 관광객 수천 명이 거리를 메웠다.
폭우로 세 마을 고립 | 구조대가 아직 도착하지 못했다고 당국이 밝혔다.
커피 수출 증가 | 상반기 판매가 5분의 1 늘었다.
채석장 폭발로 2명 사망 | 사고는 정오 직후 일어났다.
폭풍 뒤 학교 다시 열어 | 학생들이 교실을 청소했다.
Nguyễn Văn A, 체스 우승 | 하장 출신 청년이 마지막 판에서 이겼다.
목재 도둑 4명 실형 | 법원이 2년에서 6년을 선고했다.
쌀값 소폭 하락 | 상인들은 수요가 약할 것으로 본다.
하노이-비엔티안 철도 합의 | 노선은 붕앙 항까지 이어진다.
희귀 원숭이 촬영 | 호수 근처에서 열한 마리를 셌다.
장관, 산간 병원 방문 | 구급차 두 대를 약속했다.
디엔비엔 지진 | 피해 보고는 없다.
마닐라, 베이징에 항의 | 대사에게 문서를 전달했다.
발전소는 왜 늦어지나 | 투자자들은 분명한 규칙을 요구한다.
로강 보트 경주 | 네 성에서 스무 팀이 참가했다.
옛 차의 길 | 대상의 길이 다시 살아난다.
댐 가짜 뉴스 | 경찰이 두 사람을 불렀다.
메밀꽃에 관광객 몰려 | 동반의 숙소가 가득 찼다.
국경 시장 확장 | 점포 200곳이 들어선다.
    """,
    "lo": """
ເປີດຂົວໃໝ່ຢູ່ຊາຍແດນ | ຂົວຍາວ 120 ແມັດ ເຊື່ອມຕໍ່ສອງບ້ານ.
ງານບຸນໂຄມໄຟທີ່ແຂວງ Tuyên Quang | ນັກທ່ອງທ່ຽວຫຼາຍພັນຄົນມາຮ່ວມໃນຄືນວັນເສົາ.
ຝົນຕົກໜັກຕັດຂາດສາມບ້ານ | ເຈົ້າໜ້າທີ່ກູ້ໄພຍັງໄປບໍ່ຮອດ.
ການສົ່ງອອກກາເຟເພີ່ມຂຶ້ນ | ຍອດຂາຍເພີ່ມຂຶ້ນໃນຫົກເດືອນຕົ້ນປີ.
ລະເບີດທີ່ບໍ່ຫີນ ເສຍຊີວິດສອງຄົນ | ເຫດເກີດຂຶ້ນຫຼັງທ່ຽງ.
ໂຮງຮຽນເປີດຄືນຫຼັງພາຍຸ | ນັກຮຽນອະນາໄມຫ້ອງຮຽນ.
ລາຄາເຂົ້າຫຼຸດລົງ | ພໍ່ຄ້າຄາດວ່າຄວາມຕ້ອງການຕໍ່າ.
ລາວ-ຫວຽດນາມ ເຊັນສັນຍາລົດໄຟ | ເສັ້ນທາງຈະໄປຮອດທ່າເຮືອ.
ລັດຖະມົນຕີຢ້ຽມຢາມໂຮງໝໍ | ທ່ານສັນຍາລົດສຸກເສີນສອງຄັນ.
ແຜ່ນດິນໄຫວຢູ່ຊາຍແດນ | ບໍ່ມີຄວາມເສຍຫາຍ.
ຕະຫຼາດຊາຍແດນຂະຫຍາຍ | ຈະມີສອງຮ້ອຍຮ້ານ.
ການແຂ່ງເຮືອໃນແມ່ນໍ້າ | ມີຊາວທີມເຂົ້າຮ່ວມ.
ພົບລີງຫາຍາກໃນປ່າ | ເຈົ້າໜ້າທີ່ນັບໄດ້ສິບເອັດໂຕ.
ຂ່າວປອມກ່ຽວກັບເຂື່ອນ | ຕຳຫຼວດເອີ້ນສອງຄົນມາສອບຖາມ.
ດອກໄມ້ບານ ນັກທ່ອງທ່ຽວຫຼັ່ງໄຫຼ | ໂຮງແຮມເຕັມໝົດ.
ສາມຄົນຖືກຕັດສິນຄະດີໄມ້ເຖື່ອນ | ສານຕັດສິນຈໍາຄຸກສອງປີ.
ໂຮງໄຟຟ້າຊັກຊ້າ | ນັກລົງທຶນຂໍກົດລະບຽບທີ່ຊັດເຈນ.
ເສັ້ນທາງຊາເກົ່າ | ນັກຍ່າງປ່າມາຢ້ຽມຢາມ.
ເຈົ້າໜ້າທີ່ສອງປະເທດພົບປະກັນ | ກອງປະຊຸມຈັດຂຶ້ນທີ່ດ່ານຊາຍແດນ.
ເປີດສູນຮຽນພາສາຫວຽດ | ນັກສຶກສາສາມສິບຄົນລົງທະບຽນ.
    """,
    "th": """
เปิดสะพานใหม่ที่ชายแดน | สะพานยาว 120 เมตรเชื่อมสองหมู่บ้าน
เทศกาลโคมไฟที่ Tuyên Quang | นักท่องเที่ยวหลายพันคนมาในคืนวันเสาร์
ฝนหนักตัดขาดสามหมู่บ้าน | เจ้าหน้าที่กู้ภัยยังไปไม่ถึง
ส่งออกกาแฟเวียดนามเพิ่มขึ้น | ยอดขายครึ่งปีแรกโตหนึ่งในห้า
ระเบิดเหมืองหิน เสียชีวิตสองคน | เหตุเกิดหลังเที่ยงไม่นาน
โรงเรียนเปิดอีกครั้งหลังพายุ | นักเรียนช่วยกันทำความสะอาด
ราคาข้าวลดลงเล็กน้อย | พ่อค้าคาดว่าความต้องการต่ำ
ฮานอย-เวียงจันทน์ลงนามรถไฟ | เส้นทางจะถึงท่าเรือ
รัฐมนตรีเยี่ยมโรงพยาบาล | สัญญารถพยาบาลสองคัน
แผ่นดินไหวที่เดียนเบียน | ไม่มีรายงานความเสียหาย
ตลาดชายแดนขยาย | จะมีสองร้อยร้าน
แข่งเรือในแม่น้ำโล | ยี่สิบทีมจากสี่จังหวัด
พบลิงหายากในป่า | เจ้าหน้าที่นับได้สิบเอ็ดตัว
ข่าวปลอมเรื่องเขื่อน | ตำรวจเรียกสองคนมาสอบ
ดอกไม้บาน คนแห่เที่ยว | โรงแรมเต็มทุกแห่ง
จำคุกสี่คนคดีไม้เถื่อน | ศาลตัดสินสองถึงหกปี
โรงไฟฟ้าล่าช้า | นักลงทุนขอกฎที่ชัดเจน
เส้นทางชาเก่า | นักเดินป่ากลับมาเยือน
เจ้าหน้าที่สองประเทศพบกัน | การประชุมจัดที่ด่านชายแดน
มะนิลาประท้วงปักกิ่ง | ส่งหนังสือถึงทูตแล้ว
    """,
    "km": """
សម្ពោធស្ពានថ្មីនៅព្រំដែន | ស្ពាននេះតភ្ជាប់ភូមិពីរ។
តម្លៃអង្ករធ្លាក់ចុះ | ពាណិជ្ជករថាតម្រូវការទាប។
សាលារៀនបើកឡើងវិញ | សិស្សសម្អាតថ្នាក់រៀន។
ភ្លៀងធ្លាក់ខ្លាំងនៅភាគខាងជើង | ផ្លូវបីត្រូវបានកាត់ផ្តាច់។
រដ្ឋមន្ត្រីទៅទស្សនាមន្ទីរពេទ្យ | លោកសន្យារថយន្តសង្គ្រោះ។
    """,
    "ru": """
Вьетнам открыл мост на границе | Он связал две деревни на берегах реки.
Фестиваль фонарей в Туенкуанге | Тысячи гостей вышли на улицы в субботу.
Ливни отрезали три села | Спасатели ещё не добрались до жителей.
Экспорт кофе вырос | Продажи увеличились на пятую часть.
Цены на рис снижаются | Торговцы ждут слабого спроса.
    """,
    "vi": """
Khai mạc lễ hội đèn lồng Tuyên Quang | Tối thứ bảy, hàng nghìn du khách đổ về các tuyến phố xem rước đèn.
VinFast ra mắt SUV điện VF 9 Plus | Mẫu xe full-size dùng pin LFP, sạc nhanh DC, có trợ lý ảo ViVi và cập nhật OTA.
iPhone 18 Pro Max lên kệ Việt Nam | Apple mở bán online qua Apple Store, giá từ 35 triệu đồng.
Premier League: Arsenal hạ Chelsea 2-0 | Saka và Havertz ghi bàn trong trận derby London.
Mo cua khau moi o bien gioi | Hai ben ky bien ban tuan tra chung, nguoi dan di lai de dang hon.
Gia lua giam nhe | Thuong lai cho rang nhu cau se yeu den mua thu.
Đêm nhạc Jazz của Jean-Pierre Dupont | Nghệ sĩ người Pháp biểu diễn cùng Quyền Thiện Đắc.
Động đất ở Điện Biên | Chưa ghi nhận thiệt hại.
KHAI TRƯƠNG CHỢ BIÊN GIỚI | CHỢ CÓ HAI TRĂM GIAN HÀNG CỦA TIỂU THƯƠNG HAI NƯỚC.
Honda City RS | Xe bản mới thêm camera lùi.
Fan Blackpink đội mưa chờ concert | Lightstick phủ kín sân từ 15 giờ.
Startup AI gọi vốn series A | Quỹ Sequoia rót tiền cho nhóm kỹ sư trẻ.
Bộ GD-ĐT chốt lịch thi | Thí sinh thi bốn môn trong hai ngày.
Vụ Nguyễn Văn A: đề nghị 6 năm tù | Viện kiểm sát cho rằng bị cáo gây hậu quả nghiêm trọng.
Le hoi dua thuyen tren song Lo | Hai muoi doi den tu bon tinh tham gia.
Truong hoc mo cua lai sau bao | Hoc sinh don bun trong lop.
Google Maps chỉ sai đường | Tài xế kẹt ba giờ trên đèo.
Hà Nội - Vientiane ký dự án đường sắt | Tuyến nối cảng Vũng Áng với thủ đô nước bạn.
Tin giả về vỡ đập | Công an mời hai người lên làm việc.
Hoa tam giác mạch nở rộ | Khách sạn ở Đồng Văn kín phòng.
    """,
}


def pairs(language):
    """Headline and lead of every line of *language*."""
    for line in PAIRS[language].strip().split("\n"):
        title, _, lead = line.strip().partition(" | ")
        yield title, lead
