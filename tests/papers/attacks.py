"""What may be done to an issued PDF whose bytes still stand at the beginning, for tests of the check."""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from lokmin.papers.actions.sealing import seal
from lokmin.papers.queries.seals import apart
from tests.papers.certificates import PASSPHRASE, made

COVER = (60, 300, 540, 760)
FAKE = b"1 1 1 rg 0 0 480 460 re f 0 0 0 rg BT /F1 24 Tf 20 200 Td (Nomor 999 - Rp 900.000.000) Tj ET"


def signed(data, name="Camat Lais"):
    """Signed invisibly with a certificate that the signer made himself."""
    return seal(data, made(name), PASSPHRASE)


def page_of(writer):
    kids = writer.root["/Pages"]
    while "/Kids" in kids:
        kids = kids["/Kids"][0]
    return kids


def appended(data, change):
    """`change(writer)` in a further revision."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(writer, content=FAKE, box=(480, 460)):
    """The appearance of a box: white, with another text upon it."""
    font = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Font"),
            pdf_name("/Subtype"): pdf_name("/Type1"),
            pdf_name("/BaseFont"): pdf_name("/Helvetica"),
        }
    )
    fonts = generic.DictionaryObject({pdf_name("/F1"): font})
    stream = generic.StreamObject(stream_data=content)
    stream[pdf_name("/Type")] = pdf_name("/XObject")
    stream[pdf_name("/Subtype")] = pdf_name("/Form")
    stream[pdf_name("/BBox")] = generic.ArrayObject(map(generic.FloatObject, (0, 0, *box)))
    stream[pdf_name("/Resources")] = generic.DictionaryObject({pdf_name("/Font"): fonts})
    return generic.DictionaryObject({pdf_name("/N"): writer.add_object(stream)})


def annotation(writer, subtype="/Widget", box=COVER, **more):
    """Put an annotation with that picture on the first page; as a widget also a field of the form."""
    page = page_of(writer)
    made_of = {
        "/Type": pdf_name("/Annot"),
        "/Subtype": pdf_name(subtype),
        "/Rect": generic.ArrayObject(map(generic.FloatObject, box)),
        "/F": generic.NumberObject(4),
        "/FT": pdf_name("/Sig"),
        "/T": generic.pdf_string("TandaTangan"),
        "/P": generic.IndirectObject(page.container_ref.idnum, 0, writer),
        "/AP": picture(writer),
    }
    thing = generic.DictionaryObject({pdf_name(k): v for k, v in {**made_of, **more}.items()})
    ref = writer.add_object(thing)
    held = page["/Annots"] if "/Annots" in page else generic.ArrayObject()
    page["/Annots"] = generic.ArrayObject([*held, ref])
    writer.update_container(page)
    if subtype == "/Widget":
        field(writer, ref)
    return thing


def field(writer, ref):
    """Name a field in the form of the document."""
    form = writer.root["/AcroForm"] if "/AcroForm" in writer.root else generic.DictionaryObject()
    form[pdf_name("/Fields")] = generic.ArrayObject([*form.get("/Fields", []), ref])
    form[pdf_name("/SigFlags")] = generic.NumberObject(3)
    writer.root[pdf_name("/AcroForm")] = form
    writer.update_root()


def drawn(data, box=COVER, **more):
    """Signed in a field of its own, whose picture covers the page."""
    return signed_in(appended(data, lambda writer: annotation(writer, box=box, **more)), "TandaTangan")


def signed_in(data, name):
    """Signed in the field of this name."""
    signer = signers.SimpleSigner.load_pkcs12_data(
        made("Camat Lais"), other_certs=[], passphrase=PASSPHRASE.encode()
    )
    told = signers.PdfSignatureMetadata(
        field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    out, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(data))
    apart(lambda: signers.sign_pdf(writer, told, signer=signer, output=out))
    return out.getvalue()


def other_text(writer):
    page = page_of(writer)
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def script():
    """An action that runs a script."""
    told = {"/S": pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    return generic.DictionaryObject({pdf_name(k): v for k, v in told.items()})


def turned(writer):
    page = page_of(writer)
    page[pdf_name("/Rotate")] = generic.NumberObject(180)
    writer.update_container(page)


def in_root(key, value):
    """Something that the head of the document names."""

    def change(writer):
        writer.root[pdf_name(key)] = value
        writer.update_root()

    return change


def names(key):
    """A tree of names: scripts of the document or attached files."""
    pair = generic.ArrayObject([generic.pdf_string("a"), script()])
    tree = generic.DictionaryObject({pdf_name("/Names"): pair})
    return in_root("/Names", generic.DictionaryObject({pdf_name(key): tree}))


def counting_field(writer):
    """A field of a form, on no page, that runs a script when something is counted."""
    told = {
        "/FT": pdf_name("/Tx"),
        "/T": generic.pdf_string("hitung"),
        "/AA": generic.DictionaryObject({pdf_name("/C"): script()}),
    }
    field(writer, writer.add_object(generic.DictionaryObject({pdf_name(k): v for k, v in told.items()})))


def every_page_turned(writer):
    """What all pages inherit."""
    tree = writer.root["/Pages"]
    tree[pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.update_container(tree)
