from .issued import AlteredFile, Frozen, IssuedReport, ReportKind

__all__ = ["AlteredFile", "Frozen", "IssuedReport", "ReportKind"]
