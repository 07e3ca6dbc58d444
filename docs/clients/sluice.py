"""Asks Sluice for a feature flag. Standard library only; copy it into your service."""
import hashlib
import json
import time
import urllib.parse
import urllib.request

CACHED_SECONDS = 5


def position(flag_key, targeting_key):
    """Where an id falls for a flag: 0 to 99,999, in thousandths of a percent."""
    number = int(hashlib.md5(f"{flag_key}:{targeting_key}".encode()).hexdigest(), 16)
    return (number % 100) * 1000 + (number // 100) % 1000


def is_in(flag_key, targeting_key, percentage):
    """Whether an id is among the percentage, which may have three decimals."""
    return str(targeting_key) != "" and position(flag_key, targeting_key) < round(percentage * 1000)


class Sluice:
    def __init__(self, url, token, timeout=0.5):
        self.url, self.token, self.timeout, self.kept = url.rstrip("/"), token, timeout, {}

    def is_enabled(self, flag_key, user_id, default=False):
        """Asks Sluice itself, so that rules and targets count; `default` where it does not answer."""
        query = urllib.parse.urlencode({"user_id": user_id})
        answer = self._get(f"/compat/flags/{urllib.parse.quote(flag_key)}/evaluate?{query}")
        return default if answer is None else answer["enabled"]

    def is_enabled_here(self, flag_key, user_id):
        """Hashes here, with a percentage that is a few seconds old at most: off for what a percentage cannot say."""
        at, flag = self.kept.get(flag_key, (0, None))
        if time.monotonic() - at > CACHED_SECONDS or flag is None:
            flag = self._get(f"/compat/api/flags/{urllib.parse.quote(flag_key)}/") or flag
            self.kept[flag_key] = (time.monotonic(), flag)
        return flag is not None and is_in(flag_key, user_id, flag["rollout_percentage"])

    def _get(self, path):
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {self.token}"})
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                return json.load(response)
        except (OSError, ValueError):
            return None
