"""Checks an export and a proof with nothing but Python: another implementation, from the standards."""
import base64, datetime, hashlib, json, sys


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(stack):
    head = None
    for _, node in reversed(stack):
        head = node if head is None else sha(b"\1", node, head)
    return head if head is not None else sha()


def leaf(line):
    at = datetime.datetime.fromisoformat(line["at"].replace("Z", "+00:00"))
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    milliseconds = (at - epoch) // datetime.timedelta(milliseconds=1)
    if "commitment" in line:
        commitment = base64.b64decode(line["commitment"])
    else:
        payload = line["payload"].encode() if "payload" in line else base64.b64decode(line["payloadBase64"])
        commitment = sha(base64.b64decode(line["salt"]), payload)
    return sha(b"\0", commitment, milliseconds.to_bytes(8, "big"), line["kind"].encode())


def included(index, size, node, proof):
    """The head that a proof leads to, from the bottom, by the borders of the subtree reached."""
    path = list(proof)

    def up(start, end):
        if end - start == 1:
            return node
        k = 1
        while 2 * k < end - start:
            k *= 2
        sibling = path.pop()
        if index < start + k:
            return sha(b"\1", up(start, start + k), sibling)
        return sha(b"\1", sibling, up(start + k, end))

    head = up(0, size)
    assert not path, "the proof is too long"
    return head


stack, leaves, checked = [], [], 0
with open(sys.argv[1], encoding="utf-8") as export:
    header = json.loads(next(export))
    for text in export:
        line = json.loads(text)
        if "checkpoint" in line:
            origin, size, head = line["checkpoint"].split("\n")[:3]
            assert origin == header["ledger"] and int(size) == len(leaves), line
            assert base64.b64decode(head) == root(stack), line
            checked += 1
            continue
        node = leaf(line)
        assert base64.b64decode(line["leaf"]) == node, line
        leaves.append(node)
        stack.append((1, node))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (width, right), (_, left) = stack.pop(), stack.pop()
            stack.append((2 * width, sha(b"\1", left, right)))
assert len(leaves) == header["size"]
proofs = 0
for argument in sys.argv[2:]:
    index, *proof = argument.split(",")
    siblings = [base64.b64decode(sibling) for sibling in proof]
    assert included(int(index), len(leaves), leaves[int(index)], siblings) == root(stack), index
    proofs += 1
print(len(leaves), "entries,", checked, "checkpoints,", proofs, "proofs")
