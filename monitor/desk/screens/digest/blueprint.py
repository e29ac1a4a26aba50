"""The one blueprint of the screens below /digest, so that the way to them is marked on all. Not here: any page."""

from flask import Blueprint

screen = Blueprint("digest", __name__)
