from jisr.filters import BaseFilter
from partnerships.models import Theme


class ThemeFilter(BaseFilter):
    class Meta:
        model = Theme
        fields = ["q"]
