"""The languages of an invented library: patterns of sentences, and what their gaps are filled with.

A gap is {person}, {place}, {firm}, {role}, {thing}, {quality}, {deed}, {number} or {day}. Persons, places and
firms are made of syllables, tens of thousands of them: the long tail of rare words that news has. The first
of a list comes most often.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cached_property


def several(listed: str) -> list[str]:
    return [one.strip() for one in listed.split("|")]


@dataclass(frozen=True)
class Language:
    """`share`: how many of a hundred feeds write it. `speech`: the pattern of a sentence with a quote in it."""

    code: str
    share: int
    headlines: list[str]
    sentences: list[str]
    speech: str
    things: list[str]
    qualities: list[str]
    deeds: list[str]
    given: list[str]
    syllables: list[str]
    roles: list[str]
    firms: list[str]
    days: list[str]
    names: int = 20_000
    joint: str = " "
    marks: str = "“”"
    outlets: list[str] = field(default_factory=lambda: ["{place} Post"])

    @cached_property
    def gaps(self) -> dict[str, list[str]]:
        """What each gap may be filled with."""
        chance = random.Random(self.code)
        made = [
            "".join(chance.choices(self.syllables, k=chance.randint(2, 3))).capitalize()
            for _ in range(self.names)
        ]
        names = list(dict.fromkeys(made))
        persons = [f"{chance.choice(self.given)}{self.joint}{name}" for name in names]
        firms = [f"{name}{self.joint}{chance.choice(self.firms)}" for name in names[::-1][: self.names // 4]]
        return {
            "person": persons,
            "place": names[::2] + names[1::2],
            "firm": firms,
            "role": self.roles,
            "thing": self.things,
            "quality": self.qualities,
            "deed": self.deeds,
            "day": self.days,
            "number": [str(chance.randint(2, 99) * scale) for scale in (1, 1, 10, 1000) for _ in range(200)],
        }


ENGLISH = Language(
    code="en",
    share=70,
    names=60_000,
    outlets=several(
        "The {place} Post|{place} Today|{place} & Coast|Notes from {place}|{firm} Weekly|The {thing} Gazette"
    ),
    headlines=several(
        "{place} {deed} the {quality} {thing}|{firm} {deed} {thing} in {place}|{number} {thing} reach {place}"
        "|{person} and the {quality} {thing} of {place}|How {place} lost its {thing}|Why the {thing} of {place} {deed} nobody"
        "|{place}: a {quality} {thing} and what came after|What {person} learned from a {quality} {thing}"
    ),
    sentences=several(
        "The {thing} in {place} {deed} the {quality} {thing} on {day}."
        "|{firm} said it would keep the {thing} open until the {thing} is repaired."
        "|About {number} people in {place} depend on the {thing} for work, school and medicine."
        "|{person} had asked the {role} of {place} for a {quality} {thing} in the spring."
        "|It was the {quality} {thing} since {place} {deed} its {thing}, according to {firm}."
        "|Nobody could say on {day} how long the {quality} {thing} would last."
        "|In {place}, where the {thing} is {quality}, the {role} {deed} a {thing} of {number} crowns."
        "|The {role}, {person}, {deed} the {thing} after a meeting that began in the rain and ended in it."
        "|But the {thing} was too {quality} for the {thing}, and {firm} {deed} it before {day}."
        "|Those who live by the {thing} have seen {quality} years: {number} of them left for {place}."
        "|A {quality} {thing} stood by the road to {place} when {person} {deed} it."
        "|Their {thing} costs {number} a month, which is more than a {role} in {place} earns."
        "|With every {thing} that {firm} {deed}, the {thing} became more {quality}."
        "|{person} and {person} {deed} the {thing} together, one of them with a {quality} {thing}."
        "|The council of {place} has {number} members, and {number} of them {deed} the {thing}."
        "|Since then the {thing} has been {quality}, and the {role} does not expect that to change."
        "|There are plans for a second {thing} near {place}, as {quality} as the first."
        "|If the {thing} holds, {firm} wants to open its {thing} in {place} by {day}."
        "|At the end of the {thing} the road bends towards {place}, past a {quality} {thing} and a closed {thing}."
        "|Experts of {firm} found {number} cases in which the {thing} {deed} a {quality} {thing}."
        "|“Slow {thing}” is what they call it in {place}."
        "|What {person} {deed} in those years fills {number} boxes in the cellar of {firm}."
        "|For the {role} it is a {quality} question; for {place} it is a matter of the next {thing}."
        "|They waited for the {thing}, then for the {role}, and at last for {day}."
        "|When the {thing} came back to {place}, {number} children stood at the {thing}."
    ),
    speech="{person}, {role} of {place}, said.",
    things=several(
        "harbour|council|river|school|storm|bridge|budget|hospital|railway|election|market|strike|court|company|team"
        "|train|ferry|law|tax|farm|price|road|museum|forest|report|fire|vote|water|factory|library|power station|ship"
        "|mountain|airport|port|border|bank|film|song|book|garden|island|well|mill|orchard|kitchen|theatre|engine|study"
        "|vaccine|planet|telescope|robot|chip|signal|battery|satellite|reactor|glacier|drought|flood|harvest|wheat|bread"
        "|coffee|salt|wool|timber|copper|steel|gas|oil|coal|wind farm|dam|canal|lock|quay|lighthouse|pilot|crew|captain"
        "|union|parliament|minister|mayor|judge|trial|sentence|appeal|witness|police|prison|army|treaty|embassy|refugee"
        "|visa|passport|currency|loan|debt|pension|wage|rent|lease|auction|merger|patent|licence|fine|permit|fund|grant"
        "|university|lecture|teacher|pupil|exam|laboratory|microscope|gene|protein|virus|clinic|nurse|surgeon|ambulance"
        "|pharmacy|match|league|goal|coach|stadium|marathon|medal|referee|season|festival|orchestra|choir|opera|painting"
        "|gallery|sculpture|poem|novel|publisher|newspaper|archive|map|atlas|dictionary|letter|diary|photograph|camera"
        "|bicycle|tram|bus|lorry|tunnel|motorway|car park|crossing|pavement|square|fountain|statue|church|mosque|temple"
        "|cemetery|castle|tower|roof|window|cellar|stove|lamp|clock|chair|carpet|violin|piano|drum|kite|lantern|rope|anchor"
    ),
    qualities=several(
        "new|old|long|quiet|public|last|first|small|large|local|young|early|late|cold|warm|empty|open|closed|broken|heavy"
        "|cheap|costly|careful|sudden|slow|quick|narrow|wide|steep|deep|dark|bright|green|grey|red|white|wooden|stone"
        "|northern|southern|eastern|western|coastal|rural|urban|national|foreign|private|secret|famous|forgotten|modern"
        "|ancient|temporary|permanent|illegal|legal|digital|electric|solar|nuclear|organic|fragile|stubborn|generous"
        "|gentle|bitter|sour|sweet|salty|dusty|muddy|frozen|flooded|abandoned|restored|unfinished|crowded|lonely|honest"
    ),
    deeds=several(
        "opened|closed|sold|bought|built|lost|found|saved|refused|accepted|delayed|doubled|halved|repaired|replaced"
        "|defended|rejected|promised|forgot|remembered|measured|counted|painted|burned|flooded|rebuilt|moved|carried"
        "|lifted|dropped|praised|blamed|sued|fined|banned|allowed|backed|feared|welcomed|postponed|cancelled|won|shared"
        "|hid|showed|tested|described|translated|printed|collected|returned|borrowed|inherited|crossed|left|reached"
    ),
    given=several(
        "Ida|Erik|Lucia|Tobias|Amara|John|Mary|Ravi|Mei|Omar|Nina|Jakob|Elsa|Hugo|Ruth|Paul|Irene|Oscar|Vera|Simon"
        "|Clara|Anton|Maya|Felix|Rosa|Victor|Nora|Leon|Alma|Martin|Greta|Samuel|Edith|Marcus|Olga|Peter|Julia|Henry"
    ),
    syllables=several(
        "al|an|ar|bel|ber|bo|bri|cal|car|cor|dal|den|der|dor|el|en|er|fal|far|fen|fjor|gal|gor|gran|hal|har|hel|hol|in|is"
        "|jor|kal|ker|kin|lan|len|lin|lo|lun|mal|mar|mer|mil|mor|na|nel|nor|ol|or|os|pel|per|pol|quin|ra|ren|ro|ros|sa|sel"
        "|sen|sol|son|sta|sten|tal|tar|ten|ter|thor|ti|tor|ul|um|va|vel|ver|vik|vin|wal|wen|wes|win|yar|yel|zan|zel|berg"
        "|by|dale|field|ford|ham|holm|land|ley|mouth|port|ster|ton|wick|worth"
    ),
    roles=several(
        "mayor|minister|director|spokeswoman|spokesman|harbour master|head teacher|chief engineer|union leader|judge"
        "|doctor|coach|ranger|curator|economist|historian|ambassador|farmer|baker|captain|conductor|librarian"
    ),
    firms=several(
        "Instruments|Shipping|Rail|Energy|Foods|Bank|Motors|Foundation|Institute|Press|Timber|Airways|Group|Laboratories"
    ),
    days=several("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
)

GERMAN = Language(
    code="de",
    share=7,
    marks="„“",
    outlets=several("{place}er Zeitung|{place}er Bote|Neues aus {place}"),
    headlines=several(
        "{place} verliert seine {thing}|{person} und die {quality} {thing}|{firm} verkauft {thing} in {place}"
    ),
    sentences=several(
        "Die {quality} {thing} in {place} bleibt bis {day} geschlossen, wie {firm} mitteilte."
        "|{person} hatte die {role} von {place} schon im Frühjahr um eine {quality} {thing} gebeten."
        "|Rund {number} Menschen in {place} hängen von der {thing} ab."
        "|Für {place} ist das eine {quality} Frage, für {firm} eine der nächsten {thing}."
        "|Später {deed} der Rat von {place} über die {thing}, {number} Mitglieder waren dafür."
        "|Wo früher die {thing} stand, {deed} heute eine {quality} {thing}."
    ),
    speech="sagte {person}, {role} in {place}.",
    things=several(
        "Brücke|Schule|Straße|Fähre|Bäckerei|Steuer|Wahl|Mühle|Bücherei|Küste|Kirche|Fabrik|Eisenbahn|Genehmigung"
        "|Überschwemmung|Gesundheitsbehörde|Kläranlage|Flüchtlingsunterkunft|Stromversorgung|Größe|Ernte|Übung|Anklage"
    ),
    qualities=several(
        "alte|neue|kleine|große|öffentliche|stille|frühere|teure|schöne|gefährliche|verlassene|nördliche|nächste"
    ),
    deeds=several("stimmte|entschied|wächst|verhandelte|klagte|sprach|stritt|lächelte|zögerte"),
    given=several("Jürgen|Änne|Karl|Sabine|Uwe|Heike|Björn|Käthe|Götz|Lena"),
    syllables=several(
        "al|bach|berg|bruck|burg|dorf|eis|feld|fried|grün|hag|heim|hof|kirch|küh|lau|möll|neu|ober|rau|stein|tal|wald|weiß|zell"
    ),
    roles=several("Bürgermeisterin|Sprecherin|Direktorin|Ärztin|Lehrerin|Försterin"),
    firms=several("Werke|Verkehrsbetriebe|Stiftung|Bank|Maschinenbau"),
    days=several("Montag|Dienstag|Mittwoch|Donnerstag|Freitag"),
)

FRENCH = Language(
    code="fr",
    share=6,
    marks="«»",
    outlets=several("Le Courrier de {place}|{place} Matin"),
    headlines=several(
        "{place} perd sa {thing}|{person} et la {quality} {thing}|À {place}, une {thing} {quality}"
    ),
    sentences=several(
        "La {thing} de {place} restera fermée jusqu’à {day}, selon {firm}."
        "|{person} avait demandé une {thing} plus {quality} dès le printemps."
        "|Près de {number} habitants de {place} dépendent de la {thing}."
        "|C’est une {thing} {quality}, {deed} {person}, et {place} le sait."
        "|L’été dernier, {firm} {deed} déjà la {thing} du côté de {place}."
    ),
    speech="a déclaré {person}, {role} à {place}.",
    things=several(
        "forêt|école|mairie|grève|récolte|élection|rivière|bibliothèque|fenêtre|île|côte|gare|usine|pêche|santé|loi|œuvre|sécheresse"
    ),
    qualities=several(
        "ancienne|nouvelle|célèbre|fragile|légère|étroite|oubliée|publique|première|dernière|chère"
    ),
    deeds=several("expliquait|défendait|réparait|fermait|achetait|espérait|dénonçait"),
    given=several("Hélène|François|Zoé|Rémi|Agnès|Loïc|Maïté|Théo"),
    syllables=several(
        "beau|bel|bois|brè|châ|cour|fon|gué|lau|loi|mar|mont|neuf|pré|ron|saint|sau|teau|tour|val|ville|vi"
    ),
    roles=several("maire|préfète|directrice|infirmière|pêcheur|économiste"),
    firms=several("Énergies|Transports|Frères|Fondation|Banque"),
    days=several("lundi|mardi|mercredi|jeudi|vendredi"),
)

POLISH = Language(
    code="pl",
    share=4,
    marks="„”",
    outlets=several("Gazeta {place}|Kurier {place}"),
    headlines=several("{place} traci {thing}|{person}: {quality} {thing}"),
    sentences=several(
        "Mieszkańcy miasta {place} czekają na {thing} od {number} lat."
        "|Według {firm} {quality} {thing} będzie zamknięta do {day}."
        "|{person} {deed} {thing}, choć {place} żąda czegoś innego."
        "|W gminie {place} {deed} już {quality} {thing}."
    ),
    speech="{deed} {person}, {role} z {place}.",
    things=several(
        "łódź|szkołę|rzekę|ścieżkę|książkę|źródło|żniwa|ustawę|wystawę|kolej|elektrownię|łąkę|mąkę|święto"
    ),
    qualities=several("stara|nowa|wąska|żółta|długa|głęboka|zniszczona|śnieżna|świąteczna|mała"),
    deeds=several("powiedziała|zamknęła|otworzyła|sprzedała|poparła|krytykowała"),
    given=several("Łucja|Zbigniew|Małgorzata|Stanisław|Żaneta|Paweł"),
    syllables=several(
        "bor|brze|cho|dą|gdy|gło|grodz|je|kra|lesz|łom|mła|pło|rze|siel|świ|tar|wi|wło|zdrój|ży"
    ),
    roles=several("burmistrzyni|rzeczniczka|lekarka|dyrektorka"),
    firms=several("Koleje|Energia|Fundacja|Bank"),
    days=several("poniedziałku|wtorku|środy|czwartku|piątku"),
)

RUSSIAN = Language(
    code="ru",
    share=4,
    marks="«»",
    outlets=several("Вестник {place}|{place} сегодня"),
    headlines=several("{place}: {quality} {thing}|{firm} закрывает {thing}|{person} и {quality} {thing}"),
    sentences=several(
        "В городе {place} {quality} {thing} закрыта до {day}, сообщает {firm}."
        "|Около {number} жителей ждут, когда {thing} снова откроется."
        "|{person} {deed}, что {quality} {thing} обойдётся в {number} рублей."
        "|Ещё весной {firm} {deed} о том, что {thing} под {place} {quality}."
    ),
    speech="{deed} {person}, {role} из {place}.",
    things=several(
        "школа|река|дорога|библиотека|больница|станция|выставка|ёлка|газета|мельница|пристань|реформа|зима"
    ),
    qualities=several("новая|старая|тихая|большая|последняя|зимняя|северная|дорогая|пустая|деревянная"),
    deeds=several("сказала|заявила|рассказала|объяснила|подтвердила|напомнила"),
    given=several("Анна|Пётр|Мария|Семён|Ольга|Алексей"),
    syllables=several("бор|вол|го|горск|дол|за|ка|кам|ков|ле|лин|мир|мо|нов|пет|ров|сосн|ти|яр"),
    roles=several("учительница|врач|директор|депутат"),
    firms=several("Энерго|Завод|Фонд|Банк"),
    days=several("понедельника|вторника|среды|пятницы"),
)

ARABIC = Language(
    code="ar",
    share=3,
    marks="«»",
    outlets=several("صحيفة {place}|أخبار {place}"),
    headlines=several("{place} تفقد {thing} {quality}|{person} و{thing} في {place}"),
    sentences=several(
        "أعلنت {firm} يوم {day} أن {thing} في {place} ستبقى مغلقة."
        "|يعتمد نحو {number} شخص في {place} على {thing} {quality}."
        "|{deed} {person} إن {thing} {quality} أهم من {thing}."
        "|منذ {number} سنوات والناس في {place} ينتظرون {thing}."
    ),
    speech="{deed} {person}، {role} في {place}.",
    things=several(
        "المدرسة|المدينة|الحكومة|المكتبة|الحرب|الانتخابات|المياه|الطريق|المستشفى|الصحافة|القهوة|الزراعة|إدارة الميناء"
    ),
    qualities=several("الجديدة|القديمة|الكبيرة|الأخيرة|الأولى|العامة|الهادئة|المفتوحة"),
    deeds=several("قالت|أكدت|أوضحت|ذكرت|أضافت"),
    given=several("أحمد|إيمان|فاطمة|يوسف|ليلى|خالد"),
    syllables=several("با|بر|تا|جا|حا|دار|را|زي|سا|شام|طا|عي|غا|فا|كر|لا|ما|نو|وا|يا|ين"),
    roles=several("الوزيرة|الطبيب|المديرة|القاضي"),
    firms=several("للطاقة|للنقل|للإعلام"),
    days=several("الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة"),
)

CHINESE = Language(
    code="zh",
    share=3,
    joint="",
    marks="“”",
    names=4_000,
    outlets=several("{place}日报|{place}晚报"),
    headlines=several("{place}的{quality}{thing}|{person}谈{thing}|{firm}关闭{place}{thing}"),
    sentences=several(
        "{place}的{thing}将关闭至{day}，{firm}表示。|约有{number}名居民依靠{quality}{thing}生活和工作。"
        "|{person}在春天就已经要求修建{quality}{thing}。|据报道，{place}{deed}了{number}座{thing}。"
        "|对{place}来说，这是一个{quality}问题，也关系到下一个{thing}。"
    ),
    speech="{place}{role}{person}说。",
    things=several(
        "桥梁|学校|图书馆|医院|铁路|选举|市场|法院|工厂|电影|博物馆|森林|渔业|粮食|风暴|预算|港口|卫星"
    ),
    qualities=several("新的|古老的|安静的|公共|最后的|北方的|昂贵的|临时|重要的"),
    deeds=several("修复|建造|出售|关闭|保护|测量"),
    given=several("王|李|张|刘|陈|杨|赵|黄"),
    syllables=several("北|南|海|江|山|安|宁|平|州|阳|城|河|湖|林|石|金|云|龙|春|秋|明|东|西|兴"),
    roles=several("市长|校长|医生|法官|船长"),
    firms=several("集团|银行|研究所|铁路公司"),
    days=several("星期一|星期二|星期三|星期五"),
)

JAPANESE = Language(
    code="ja",
    share=2,
    joint="",
    marks="「」",
    names=4_000,
    outlets=several("{place}新聞|{place}タイムズ"),
    headlines=several("{place}の{quality}{thing}|{person}さんと{thing}|{firm}、{place}で{thing}を{deed}"),
    sentences=several(
        "{place}の{thing}は{day}まで閉鎖されると{firm}が発表した。|約{number}人の住民が{quality}{thing}に頼っている。"
        "|{person}さんは春から{quality}{thing}を求めていた。|{place}では{thing}を{deed}した人が{number}人いる。"
    ),
    speech="と{place}の{role}、{person}さんは話した。",
    things=several(
        "学校|図書館|鉄道|選挙|市場|橋|港|コーヒー|ニュース|祭り|台風|地震|病院|映画|研究|電力|漁業"
    ),
    qualities=several("新しい|古い|静かな|小さな|最後の|大切な|北の"),
    deeds=several("修理|建設|売却|計画|保護"),
    given=several("佐藤|鈴木|高橋|田中|伊藤|渡辺"),
    syllables=several("山|川|田|島|原|野|森|松|竹|浜|崎|本|村|井|橋|谷|沢|津"),
    roles=several("市長|校長|医師|船長"),
    firms=several("電力|鉄道|銀行|研究所"),
    days=several("月曜日|火曜日|水曜日|金曜日"),
)

THAI = Language(
    code="th",
    share=1,
    joint="",
    names=4_000,
    outlets=several("ข่าว{place}"),
    headlines=several("{place}เปิด{thing}{quality}|{person}กับ{thing}"),
    sentences=several(
        "{thing}ในเมือง{place}จะปิดถึง{day} ตามที่{firm}แจ้ง|ชาวเมืองราว {number} คนใช้{thing}{quality}ทุกวัน"
        "|{person}{deed}{thing}{quality}มาตั้งแต่ต้นปี"
    ),
    speech="{person} {role}เมือง{place}กล่าว",
    things=several("โรงเรียน|ห้องสมุด|สะพาน|ตลาด|โรงพยาบาล|การเลือกตั้ง|รถไฟ|น้ำท่วม|ข้าว|ท่าเรือ"),
    qualities=several("ใหม่|เก่า|เล็ก|สาธารณะ|สุดท้าย"),
    deeds=several("ขอ|สร้าง|ซ่อม|ขาย"),
    given=several("สมชาย|สมหญิง|มานะ|ปิติ"),
    syllables=several("บาง|นคร|ชัย|ราช|สุข|ทอง|เมือง|ศรี|ธาร|วัง"),
    roles=several("นายก|ครู|แพทย์"),
    firms=several("พลังงาน|ขนส่ง|ธนาคาร"),
    days=several("วันจันทร์|วันอังคาร|วันพุธ|วันศุกร์"),
)

ALL = (ENGLISH, GERMAN, FRENCH, POLISH, RUSSIAN, ARABIC, CHINESE, JAPANESE, THAI)
