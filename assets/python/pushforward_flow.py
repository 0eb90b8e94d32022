"""A flow that Pushforward trained, in numpy alone: its density, its samples, and the way there and back.

    from pushforward_flow import Flow

    flow = Flow.load("moons/model.json")      # or the run's folder, or a .pushforward file
    z, log_det = flow.forward(x)              # data -> noise, and log |det dz/dx|
    x = flow.inverse(z)                       # noise -> data
    flow.log_density(x)                       # in nats
    flow.sample(1000, seed=1)                 # points that the flow makes of noise

A flow f takes a data point x to z = f(x). If z is standard normal, then

    log p(x) = log N(z; 0, I) + log |det df/dx|.

f is a chain of layers whose inverse and determinant are cheap. A coupling leaves some coordinates c as they are
and moves the others, y, by what a small net says of c:  y -> y * exp(s(c)) + t(c).  It is undone by
y -> (y - t(c)) * exp(-s(c)), and log |det| is the sum of s(c). A permutation or a linear layer may stand before it.
Leaky layers take its place in other flows: a linear map whose stretching is bounded, then a unit with a slope between
a small number and 1 on each coordinate. Greedy layers are couplings between any two directions, with tables in the
place of nets.

Everything is in double precision, and points are the rows of an array. Points have `dimension` coordinates: those
of the data, in data units, then those of the padding if the flow was trained with any. A density is then the joint
one of data and padding. (The density of the data alone takes an integral over the padding, which is not done here.)
Random numbers are numpy's: samples follow the same law as those of Pushforward, but are not the same points.

    python3 pushforward_flow.py model.json points.csv      # latent coordinates and density of points, as CSV
    python3 pushforward_flow.py model.json --sample 1000   # samples, as CSV

Needs Python 3.9 or later and numpy. Part of Pushforward, Apache License 2.0.
"""

import json
import os
import zipfile

import numpy as np


def _activation(name):
    """The function behind each dense layer of a net but the last."""
    return {
        "relu": lambda a: np.maximum(a, 0),
        "tanh": np.tanh,
        "squareplus": lambda a: (a + np.sqrt(a * a + 4)) / 2,
    }[name]


class Coupling:
    """Moves the coordinates `transformed` by what a net says of the coordinates `condition`."""

    def __init__(self, layer):
        self.condition = np.array(layer["condition"])
        self.transformed = np.array(layer["transformed"])
        self.scales = layer["kind"] == "affine-coupling"
        self.clamp = layer["clamp"]
        self.activation = _activation(layer["activation"])
        self.dense = [(np.array(d["weights"]), np.array(d["bias"])) for d in layer["dense"]]

    def scale_and_shift(self, u):
        """s and t, a row for each row of u. |s| stays below the clamp; additive couplings have s = 0."""
        h = u[:, self.condition]
        for weights, bias in self.dense[:-1]:
            h = self.activation(h @ weights + bias)
        weights, bias = self.dense[-1]
        h = h @ weights + bias
        if not self.scales:
            return np.zeros_like(h), h
        r, t = np.hsplit(h, 2)
        return self.clamp * np.tanh(r / self.clamp), t

    def forward(self, u):
        s, t = self.scale_and_shift(u)
        v = u.copy()
        v[:, self.transformed] = u[:, self.transformed] * np.exp(s) + t
        return v, s.sum(axis=1)

    def inverse(self, v):
        # The net reads coordinates that the coupling left alone: it says the same as on the way there.
        s, t = self.scale_and_shift(v)
        u = v.copy()
        u[:, self.transformed] = (v[:, self.transformed] - t) * np.exp(-s)
        return u


class Mixing:
    """Permutes the coordinates, after a product of triangular matrices if the layer is a learned one."""

    def __init__(self, layer):
        self.permutation = np.array(layer["permutation"])
        size = len(self.permutation)
        self.lower, self.upper, self.log_det = np.eye(size), np.eye(size), 0.0
        if layer["kind"] == "linear":
            factors = np.array(layer["factors"])
            diagonal = np.diag(factors)
            self.lower = np.tril(factors, -1) + np.eye(size)
            self.upper = np.triu(factors, 1) + np.diag(np.array(layer["sign"]) * np.exp(diagonal))
            self.log_det = diagonal.sum()

    def forward(self, u):
        v = u @ (self.lower @ self.upper).T
        return v[:, self.permutation], np.full(len(u), self.log_det)

    def inverse(self, v):
        u = np.empty_like(v)
        u[:, self.permutation] = v
        return np.linalg.solve(self.upper, np.linalg.solve(self.lower, u.T)).T


class BoundedAffine:
    """u -> V diag(exp(s)) U u + bias, U and V products of turns in coordinate planes, |s| below the clamp."""

    def __init__(self, layer):
        self.bias = np.array(layer["bias"])
        self.u = self._rotation(layer["u_angles"], len(self.bias))
        self.v = self._rotation(layer["v_angles"], len(self.bias))
        self.s = layer["clamp"] * np.tanh(np.array(layer["r"]) / layer["clamp"])

    @staticmethod
    def _rotation(angles, size):
        rotation = np.eye(size)
        pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
        for (i, j), angle in zip(pairs, angles):
            turn = np.eye(size)
            turn[i, i] = turn[j, j] = np.cos(angle)
            turn[i, j], turn[j, i] = -np.sin(angle), np.sin(angle)
            rotation = turn @ rotation
        return rotation

    def forward(self, u):
        return u @ (self.v * np.exp(self.s) @ self.u).T + self.bias, np.full(len(u), self.s.sum())

    def inverse(self, v):
        # Rotations are undone by their transposes.
        return (v - self.bias) @ (self.v * np.exp(-self.s) @ self.u)


class LeakyUnit:
    """A rounded leaky rectifier on each coordinate; without rounding, the leaky rectifier itself."""

    def __init__(self, layer):
        slope = layer["slope"]
        self.p, self.q, self.slope, self.rounding = (1 + slope) / 2, (1 - slope) / 2, slope, layer["rounding"]

    def forward(self, u):
        root = np.sqrt(u * u + self.rounding ** 2)
        # At the kink of the rectifier itself the slope is that on the left.
        sign = np.divide(u, root, out=np.full_like(u, -1.0), where=root > 0)
        return self.p * u + self.q * root, np.log(self.p + self.q * sign).sum(axis=1)

    def inverse(self, v):
        return (self.p * v - self.q * np.sqrt(v * v + self.slope * self.rounding ** 2)) / self.slope


class Greedy:
    """Makes the coordinate along one direction have mean 0 and variance 1, given the coordinate along another."""

    def __init__(self, layer):
        moved, given = np.array(layer["moved"]), np.array(layer["given"])
        self.moved = moved / np.linalg.norm(moved)
        given = given - given @ self.moved * self.moved
        self.given = given / np.linalg.norm(given)
        # Knots that were not needed stand on the last one.
        self.knots, first = np.unique(layer["knots"], return_index=True)
        self.mean, self.log_scale = np.array(layer["mean"])[first], np.array(layer["log_scale"])[first]

    def _mean_and_log_scale(self, u):
        # Constant beyond the ends, as numpy has it.
        a = u @ self.given
        return np.interp(a, self.knots, self.mean), np.interp(a, self.knots, self.log_scale)

    def forward(self, u):
        m, s = self._mean_and_log_scale(u)
        b = u @ self.moved
        return u + np.outer((b - m) * np.exp(-s) - b, self.moved), -s

    def inverse(self, v):
        m, s = self._mean_and_log_scale(v)
        b = v @ self.moved
        return v + np.outer(b * np.exp(s) + m - b, self.moved)


class Flow:
    """A trained flow. Make one with `Flow.load`, or from the content of a model.json."""

    def __init__(self, model):
        if not isinstance(model, dict) or model.get("format") != "pushforward model" or model.get("version") != 1:
            raise ValueError("this is no model.json of Pushforward, or one of a later version")
        self.dimension = model["dimension"]
        self.data_dimension = model["data_dimension"]
        self.columns = model.get("columns") or [("x", "y", "z")[i] if self.data_dimension <= 3 else f"x{i + 1}"
                                                for i in range(self.data_dimension)]
        self.padding = model["padding"]
        padded = self.dimension - self.data_dimension
        # Padding coordinates enter the flow as they are.
        self.mean = np.concatenate([model["standardization"]["mean"], np.zeros(padded)])
        self.scale = np.concatenate([model["standardization"]["scale"], np.ones(padded)])
        kinds = {"bounded-affine": BoundedAffine, "leaky-unit": LeakyUnit, "greedy": Greedy, "permutation": Mixing, "linear": Mixing,
                 "affine-coupling": Coupling, "additive-coupling": Coupling}
        unknown = [layer["kind"] for layer in model["layers"] if layer["kind"] not in kinds]
        if unknown:
            raise ValueError(f"a layer of the kind {unknown[0]} is not known here: it is of a later version")
        self.layers = [kinds[layer["kind"]](layer) for layer in model["layers"]]

    @staticmethod
    def load(path):
        """Reads a model.json, the folder of a run, or a .pushforward file."""
        if os.path.isdir(path):
            path = os.path.join(path, "model.json")
        if not zipfile.is_zipfile(path):
            with open(path, "rb") as file:
                return Flow._of_text(file.read(), path)
        try:
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if name.split("/")[-1] == "model.json"]
                text = archive.read(min(names, key=len)) if names else None
        except Exception as e:
            # The library throws whatever comes of bytes that make no sense.
            raise ValueError(f"{path} is torn, or no file of a run: use a whole copy ({e})") from e
        if text is None:
            raise ValueError(f"{path} holds no model.json: the run had no flow yet")
        return Flow._of_text(text, path)

    @staticmethod
    def _of_text(text, path):
        try:
            model = json.loads(text)
        except (ValueError, RecursionError) as e:
            raise ValueError(f"{path} is no JSON: it is torn or another file, use a whole copy ({e})") from e
        try:
            return Flow(model)
        except (KeyError, TypeError, AttributeError, IndexError) as e:
            raise ValueError(f"{path} is no whole model.json of Pushforward: use a whole copy ({e!r})") from e

    def _points(self, points, what):
        points = np.atleast_2d(np.asarray(points, dtype=float))
        if points.shape[1] != self.dimension:
            padded = "" if self.dimension == self.data_dimension else \
                f", {self.data_dimension} of the data and {self.dimension - self.data_dimension} of the padding; Flow.pad appends these"
            raise ValueError(f"{what} have {self.dimension} coordinates, not {points.shape[1]}{padded}")
        return points

    def pad(self, data, seed=None):
        """Appends padding, as the flow was trained with, to points that have only the coordinates of the data."""
        data = np.atleast_2d(np.asarray(data, dtype=float))
        noise = np.random.default_rng(seed).standard_normal((len(data), self.dimension - self.data_dimension))
        return np.hstack([data, self.padding["noise_level"] * noise])

    def forward(self, x):
        """Data to noise: z and log |det dz/dx| of each point, both in data units."""
        u = (self._points(x, "points") - self.mean) / self.scale
        log_det = np.full(len(u), -np.log(self.scale).sum())
        for layer in self.layers:
            u, part = layer.forward(u)
            log_det = log_det + part
        return u, log_det

    def inverse(self, z):
        """Noise to data."""
        u = self._points(z, "points of noise")
        for layer in reversed(self.layers):
            u = layer.inverse(u)
        return u * self.scale + self.mean

    def log_density(self, x):
        """log p(x) in nats, joint over data and padding."""
        z, log_det = self.forward(x)
        return log_det - (z * z).sum(axis=1) / 2 - self.dimension * np.log(2 * np.pi) / 2

    def sample(self, n, seed=None, with_padding=False):
        """n points that the flow makes of noise: the data's coordinates, or the padding's too."""
        x = self.inverse(np.random.default_rng(seed).standard_normal((n, self.dimension)))
        return x if with_padding else x[:, :self.data_dimension]


# Below: the command line.

import argparse
import csv
import math
import re
import sys


# Row numbers and names of rows, which are passed over.
_BESIDE = re.compile(r"|#|id|idx|index|row|row[ ._]?(names?|id|index|number|nr|no)|unnamed: ?\d+", re.IGNORECASE)
# What spreadsheets write where they could not compute: with such a cell a line is no comment.
_ERROR = re.compile(r"#(n/?a|nv|div/0!|(value|ref|num|null|wert|bezug|zahl|valeur|nombre)!|(name|nom)\?)", re.IGNORECASE)


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _number(cell):
    """NaN for what is no number, or none to compute with."""
    return float(cell) if _is_number(cell) and math.isfinite(float(cell)) else math.nan


def _counts(column):
    """Whether numbers are 0, 1, 2, ... or 1, 2, 3, ..."""
    return len(column) > 1 and column[0] in (0, 1) and column == [column[0] + i for i in range(len(column))]


def _is_beside(name, cells):
    column = [_number(cell) for cell in cells]
    if any(math.isnan(value) for value in column):
        return _BESIDE.fullmatch(name) is not None
    return _counts(column) or _BESIDE.fullmatch(name) is not None and all(value == round(value) for value in column)


def _by_name(path, flow, header, rows):
    """The column of each coordinate by the header's names, as the command `evaluate` finds them."""
    plain = ["x", "y", "z"][:flow.data_dimension] if flow.data_dimension <= 3 else [f"x{i + 1}" for i in range(flow.data_dimension)]
    # Where the data's columns are called x and y, but not in this order, only their own names count.
    other_order = any(name in plain and plain.index(name) != i for i, name in enumerate(flow.columns))
    prefix = "padding_" if other_order and any(re.fullmatch(r"p\d+", name) for name in flow.columns) else "p"
    padding = [f"{prefix}{i + 1}" for i in range(flow.dimension - flow.data_dimension)]
    known = ", ".join(flow.columns if other_order else plain)
    if flow.columns != plain and not other_order:
        known += " or " + ", ".join(flow.columns)
    known += ", and maybe " + ", ".join(padding) if padding else ""
    places = {}
    for c, name in enumerate(header):
        if name in padding and not other_order and all(coordinate in header for coordinate in plain):
            place = flow.data_dimension + padding.index(name)
        elif name in flow.columns:
            place = flow.columns.index(name)
        elif name in plain and not other_order:
            place = plain.index(name)
        elif name in padding:
            place = flow.data_dimension + padding.index(name)
        elif _is_beside(name, [row[c] for _, row in rows]):
            continue
        else:
            raise ValueError(f"{path}, column {name!r}: no coordinate of this model is called so: it takes {known} "
                             "(without a header their order counts)")
        if place in places:
            raise ValueError(f"{path} has two columns for {(plain + padding)[place]}")
        places[place] = c
    needed = flow.dimension if any(place >= flow.data_dimension for place in places) else flow.data_dimension
    for place in range(needed):
        if place not in places:
            names = (flow.columns if other_order else plain) + padding
            raise ValueError(f"{path} has no column {names[place]}: this model takes {known}")
    return [places[place] for place in range(needed)]


def _by_order(path, flow, width, rows):
    """All columns; refuses such as only the padding accounts for if the first of them may number the lines."""
    if width not in (flow.data_dimension, flow.dimension):
        padded = "" if flow.dimension == flow.data_dimension else f", or {flow.dimension} with the padding"
        raise ValueError(f"{path} has {width} columns, but this model takes {flow.data_dimension}{padded}")
    if width > flow.data_dimension and _counts([_number(row[0]) for _, row in rows]):
        raise ValueError(f"{path}, column 1 counts the lines: take it out if it is row numbers, or give the table a header")
    return list(range(width))


def _read_points(path, flow):
    """The points of a CSV file. A header says which column is which, as to the command `evaluate`; without one the order says so."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file)
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    rows = [(line, row) for line, row in lines if any(row) and (not row[0].startswith("#") or _ERROR.fullmatch(row[0]))]
    if not rows:
        raise ValueError(f"{path} is empty")
    header = [" ".join(cell.split()) for cell in rows[0][1]]
    while not header[-1]:
        header.pop()
    for line, row in rows:
        if len(row) < len(header) or any(row[len(header):]):
            raise ValueError(f"{path}, line {line}: {len(row)} cell{'s' * (len(row) != 1)} where the first line has {len(header)}")
    named = flow.columns and not any(re.fullmatch(r"\d{1,3}", name) for name in flow.columns) and set(flow.columns) <= set(header)
    if named or not all(_is_number(cell) for cell in header):
        rows = rows[1:]
        if not rows:
            raise ValueError(f"{path} has a header but no points")
        columns = _by_name(path, flow, header, rows)
    else:
        columns = _by_order(path, flow, len(header), rows)
    for line, row in rows:
        for column in columns:
            if math.isnan(_number(row[column])):
                raise ValueError(f"{path}, line {line}, column {column + 1}: {row[column]!r} is not a number to compute with")
    return np.array([[float(row[column]) for column in columns] for _, row in rows])


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Evaluates or samples a flow that Pushforward trained, and prints CSV.")
    parser.add_argument("model", help="a model.json, the folder of a run, or a .pushforward file")
    parser.add_argument("points", nargs="?", help="a CSV file of points to evaluate")
    parser.add_argument("--sample", type=int, metavar="N", help="draw N points instead")
    parser.add_argument("--seed", type=int, default=1, help="of the samples, or of padding that the points do not have")
    given = parser.parse_args(arguments)
    if (given.points is None) == (given.sample is None):
        parser.error("give either points.csv or --sample N")
    try:
        flow = Flow.load(given.model)
        padding = [f"p{i + 1}" for i in range(flow.dimension - flow.data_dimension)]
        if given.points is None:
            names, table = flow.columns + padding, flow.sample(given.sample, given.seed, with_padding=True)
        else:
            x = _read_points(given.points, flow)
            if x.shape[1] == flow.data_dimension:
                x = flow.pad(x, given.seed)
            z, log_det = flow.forward(x)
            names = flow.columns + padding + [f"z{i + 1}" for i in range(flow.dimension)] + ["log_det", "log_density"]
            table = np.column_stack([x, z, log_det, flow.log_density(x)])
    except (OSError, ValueError, csv.Error) as e:
        sys.exit(f"{parser.prog}: {e}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(names)
    out.writerows([repr(float(value)) for value in row] for row in table)


if __name__ == "__main__":
    main()
