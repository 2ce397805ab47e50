"""The council file of an agreement, as a PDF or a Word document."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jisr import days
from partnerships.models import Agreement
from reports.council_file import council_file
from reports.council_words import LANGUAGES
from reports.services import logo_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@permission_required("partnerships.view_agreement", raise_exception=True)
def council(request: HttpRequest, pk: int) -> HttpResponse:
    """`?language=ar|fr&as=pdf|docx`; the reader's language, else French, and a PDF unless said otherwise."""
    rows = Agreement.objects.visible_to(request.user)
    agreement = get_object_or_404(rows.select_related("authority__parent", "kind", "parent", "owner"), pk=pk)
    wanted = request.GET.get("language", request.user.language)
    language = wanted if wanted in LANGUAGES else "fr"
    file = council_file(agreement, as_of=days.today(), language=language)
    images = logo_of(agreement.authority)
    name = f"{agreement.reference}-{language}"
    if request.GET.get("as") == "docx":
        from reports.council_docx import docx_of

        return _download(docx_of(file, images=images), DOCX, f"{name}.docx", "attachment")
    from reports.pdf import render_pdf  # WeasyPrint takes as long to load as all the rest: not at each start

    context = {"file": file, "letterhead": file.letterhead, "has_logo": bool(images)}
    content = render_pdf("pdf/council_file.html", context, language=language, images=images)
    return _download(content, "application/pdf", f"{name}.pdf", "inline")


def _download(content: bytes, media_type: str, name: str, how: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'{how}; filename="{name}"'})
