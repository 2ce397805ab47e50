"""A server reached over HTTPS: the demonstration is refused, the secret key is required."""

from django.core.exceptions import ImproperlyConfigured

from jisr.settings.base import *  # noqa: F403
from jisr.settings.base import ALLOWED_HOSTS, CONTENT_SECURITY_POLICY, CSRF_TRUSTED_ORIGINS, env

SECRET_KEY = env.required("SECRET_KEY", at_least=50, why="it signs sessions and invitations")

if env.flag("DEMO", False):
    raise ImproperlyConfigured("DEMO is on, but demonstration accounts are refused in production: set DEMO=0.")

if not env.origins("SITE_URL") and not CSRF_TRUSTED_ORIGINS and ALLOWED_HOSTS:
    SITE_URL = f"https://{ALLOWED_HOSTS[0].lstrip('.')}"

SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = env.whole("HSTS_SECONDS", 31_536_000, least=0, most=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

if env.flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # limits of attempts count the visitor's address, not the proxy's
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
