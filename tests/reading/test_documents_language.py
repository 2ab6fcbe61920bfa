"""Languages: English is read, others are named, and the English part of a mixed document is kept."""

from __future__ import annotations

import pytest

from detente.errors import InputError
from detente.reading.documents import from_text

FOREIGN = {
    "German": "Der Präsident hat die Zölle auf die Waren aus der EU verhängt und die Kommission ist mit dem Ergebnis "
    "nicht zufrieden, das ist für die Wirtschaft ein Problem.",
    "French": "Le président a annoncé que les droits de douane sur les produits de la Chine seront dans une semaine "
    "plus élevés pour le commerce et par la loi.",
    "Spanish": "El presidente anunció que los aranceles a las importaciones de acero se aplicarán en una semana y que "
    "el gobierno no está de acuerdo con la medida.",
    "Italian": "Il presidente ha annunciato che i dazi sulle auto sono in vigore e che la commissione non è d'accordo "
    "con la decisione, anche se gli scambi del settore sono cresciuti.",
    "Portuguese": "O presidente anunciou que as tarifas sobre os produtos do Brasil não serão aplicadas em agosto, uma "
    "decisão que foi bem recebida pela indústria e por empresas do país.",
    "Dutch": "De minister heeft gezegd dat het besluit over de uitvoer van machines niet wordt ingetrokken en dat er "
    "met de bedrijven wordt gesproken over een oplossing voor het probleem.",
    "Swedish": "Regeringen har sagt att det inte är klart om tullarna på stål kommer att höjas och att man vill vänta "
    "med beslutet till nästa vecka för att se vad som sker.",
    "Polish": "Rząd ogłosił, że cła na stal nie są zgodne z umową oraz że nie będzie ich w tym roku, jak się wydaje "
    "przez najbliższe miesiące dla firm do czasu, który jest znany.",
    "Turkish": "Bakanlık çelik için yeni vergilerin bir hafta sonra yürürlüğe gireceğini ve bu kararın daha önce "
    "olduğu gibi en çok ihracat için önemli olarak görüldüğünü de açıkladı.",
    "Indonesian or Malay": "Pemerintah mengatakan bahwa tarif untuk barang dari Amerika akan turun dan ini tidak akan "
    "berlaku pada tahun ini karena perjanjian itu belum ditandatangani oleh kedua negara yang berunding.",
    "Vietnamese": "Chính phủ cho biết thuế đối với hàng hóa của Mỹ sẽ được giảm và các mặt hàng này không phải là "
    "những sản phẩm trong danh sách đã công bố với một số nước.",
    "Chinese": "中国商务部宣布对稀土相关物项实施出口管制，自公布之日起执行。",
    "Japanese": "日本政府は、米国との関税交渉について、来週の閣僚会議で合意する見通しだと発表した。",
    "Korean": "산업통상자원부는 미국과의 관세 협상이 다음 주에 다시 열린다고 밝혔다.",
    "Russian": "Министерство торговли объявило, что пошлины на товары из США не будут повышены в этом году и что "
    "переговоры по этому вопросу продолжатся на следующей неделе, как и было обещано.",
    "Ukrainian": "Міністерство повідомило, що мита на товари з ЄС не будуть підвищені цього року та що переговори про "
    "це тривають, як і було обіцяно, а також що угода є чинною для всіх.",
    "Greek": "Η κυβέρνηση ανακοίνωσε ότι οι δασμοί στα προϊόντα δεν θα αυξηθούν.",
    "Hindi or Nepali": "सरकार ने कहा कि अमेरिका के साथ व्यापार समझौते पर बातचीत अगले सप्ताह होगी।",
    "Thai": "กระทรวงพาณิชย์ประกาศว่าภาษีสินค้าจากสหรัฐจะลดลงในเดือนหน้า",
    "Hebrew": "משרד המסחר הודיע כי המכסים על סחורות מארצות הברית לא יועלו השנה.",
    "Persian": "وزارت بازرگانی اعلام کرد که تعرفه‌های کالاهای چینی افزایش پیدا نمی‌کند و گفتگوها ادامه دارد.",
}


def _refusal(text: str) -> str:
    with pytest.raises(InputError) as error:
        from_text(text)
    return str(error.value)


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    for text in (FOREIGN[language], "\n\n".join([FOREIGN[language]] * 60)):
        assert _refusal(text) == (
            f"text: got a text in {language}, expected a text in English. Fix: give an English version of the document."
        )


def test_scripts_shared_by_many_languages() -> None:
    assert "got a text in Cyrillic script," in _refusal("Minисterство торговли объявило пошлины.")
    assert "got a text in Arabic script," in _refusal("أعلنت وزارة التجارة أن الرسوم لن ترتفع هذا العام.")


@pytest.mark.parametrize(
    "text",
    [
        "Luiz Inácio Lula da Silva, Geraldo Alckmin and Mauro Vieira met Claudia Sheinbaum, Juan Ramón de la Fuente "
        "and Marcelo Ebrard in Rio de Janeiro on the trade deal of the year.",
        "He Lifeng (何立峰), Li Chenggang (李成钢) and Wang Wentao (王文涛) met Scott Bessent.",
        "Ursula von der Leyen and Maroš Šefčovič told Der Spiegel and Die Zeit: no deal.",
        "Talks: La Jolla, Los Angeles, San José, El Paso, Las Cruces.",
        "25% 10% 15%",
    ],
)
def test_english_with_foreign_names_is_read(text: str) -> None:
    assert from_text(text).text == text


ENGLISH = (
    "The two sides agreed that the tariff of 25% on cars will be lowered to 15% from August 1, and that the quota for "
    "steel stays as it is. The ministers will meet again in October to review the agreement, the statement said, and "
    "both sides will keep the arrangement under review for as long as it is needed."
)


@pytest.mark.parametrize("language", ["Chinese", "French", "Korean", "Spanish"])
def test_the_english_part_of_a_mixed_document_is_read(language: str) -> None:
    document = from_text(f"{ENGLISH}\n\n{FOREIGN[language] * 2}\n\n{ENGLISH}\n")
    assert document.text == f"{ENGLISH}\n\n{ENGLISH}\n"
    size = len(FOREIGN[language] * 2)
    assert document.notes == (
        f"What is in {language} ({size:,} characters) was left out; the English part was read.",
    )


def test_a_foreign_document_with_an_english_title_is_refused() -> None:
    assert "a text in German" in _refusal(
        "Joint statement on the trade agreement\n\n" + (FOREIGN["German"] + "\n\n") * 20
    )
