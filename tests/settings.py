"""The settings of the application, over a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="lokmin-test-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["LOKMIN_DATA"] = _FOLDER
os.environ.setdefault("LOKMIN_SECRET_KEY", "only for tests")
os.environ.pop("PUBLIC_URL", None)

from lokmin.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
