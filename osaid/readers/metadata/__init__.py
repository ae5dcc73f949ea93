"""What Croissant, codemeta, CITATION.cff and others have in common.

silence         the words for nothing
linked_data     the terms of JSON-LD, whatever their prefix
schema_org, people
                who made a thing
facts           facts of one element, code or a dataset
"""
