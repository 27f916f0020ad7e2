"""Writes the structure tree into a finished PDF and so makes it PDF/UA-1 (ISO 14289-1).

The PDF library draws and embeds, but knows no tags: this pass adds the tree, the boxes to tick on screen, the language,
and the promise of the standard. pikepdf is loaded only here.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from aftercare.documents.structure import Content, Element, StructureTree, TickField

if TYPE_CHECKING:
    import pikepdf

PDF_UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
PRINTED = 4
TICK_WIDTH = 1.8
# Corners of a tick, as shares of the box.
TICK = ((0.2, 0.5), (0.42, 0.24), (0.8, 0.78))


def accessible(pdf: bytes, tree: StructureTree, title: str, language: str) -> bytes:
    """Return the document with its tags; the same input gives the same bytes.

    Args:
        pdf: what the PDF library wrote, with numbered contents.
        tree: what the numbers belong to.
        title: of the document.
        language: two letters.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        _Tagging(document, tree).write()
        root = document.Root
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.Lang = pikepdf.String(language)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata.register_xml_namespace(PDF_UA_NAMESPACE, "pdfuaid")
            metadata["dc:title"] = title
            metadata["dc:language"] = {language}
            metadata["pdfuaid:part"] = "1"
        buffer = BytesIO()
        document.save(
            buffer,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return buffer.getvalue()


class _Tagging:
    """Turns the tree into objects of one document."""

    def __init__(self, document: pikepdf.Pdf, tree: StructureTree) -> None:
        self._document = document
        self._tree = tree
        self._pages = [page.obj for page in document.pages]
        self._owners: list[list[pikepdf.Object | None]] = [[None] * len(page) for page in tree.contents]
        self._forms: list[pikepdf.Object] = []
        self._fields: list[pikepdf.Object] = []

    def write(self) -> None:
        from pikepdf import Array, Dictionary, Name

        root = self._document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self._tree.root, root)])
        numbers = Array()
        for index, page in enumerate(self._pages):
            page.StructParents = index
            page.Tabs = Name.S
            numbers.append(index)
            numbers.append(Array([owner for owner in self._owners[index] if owner is not None]))
        for index, form in enumerate(self._forms, len(self._pages)):
            numbers.append(index)
            numbers.append(form)
        root.ParentTree = self._document.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._pages) + len(self._forms)
        catalog = self._document.Root
        catalog.StructTreeRoot = root
        if self._fields:
            catalog.AcroForm = Dictionary(Fields=Array(self._fields))

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        from pikepdf import Array, Dictionary, Name, String

        made = self._document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag.value}"), P=parent))
        if element.alt:
            made.Alt = String(element.alt)
        if element.corners:
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(element.corners))
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope.value}"))
        kids = Array()
        for child in element.children:
            match child:
                case Element():
                    kids.append(self._element(child, made))
                case Content():
                    kids.append(Dictionary(Type=Name.MCR, Pg=self._pages[child.page], MCID=child.number))
                    self._owners[child.page][child.number] = made
                case TickField():
                    field = self._field(child, made)
                    kids.append(Dictionary(Type=Name.OBJR, Obj=field, Pg=self._pages[child.page]))
        made.K = kids
        return made

    def _field(self, box: TickField, form: pikepdf.Object) -> pikepdf.Object:
        from pikepdf import Array, Dictionary, Name, String

        page = self._pages[box.page]
        ticked, empty = self._appearance(box, is_ticked=True), self._appearance(box, is_ticked=False)
        field = self._document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Btn,
                T=String(box.name),
                TU=String(box.says),
                Rect=Array(box.corners),
                V=Name.Off,
                AS=Name.Off,
                F=PRINTED,
                P=page,
                AP=Dictionary(N=Dictionary({"/Yes": ticked, "/Off": empty})),
                StructParent=len(self._pages) + len(self._forms),
            )
        )
        self._forms.append(form)
        self._fields.append(field)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(field)
        return field

    def _appearance(self, box: TickField, *, is_ticked: bool) -> pikepdf.Object:
        import pikepdf

        side = box.corners[2] - box.corners[0]
        drawing = ""
        if is_ticked:
            places = " l ".join(f"{across * side:.2f} {up * side:.2f}" for across, up in TICK).replace(" l ", " m ", 1)
            drawing = f"0 G {TICK_WIDTH} w {places} l S"
        return self._document.make_indirect(
            pikepdf.Stream(
                self._document,
                drawing.encode(),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, side, side],
            )
        )
